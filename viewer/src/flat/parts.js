// Small parts that panels are made of.
import { make } from "../dom.js";

// A row of buttons of which one is pressed: {element, press(value)}. `data` names what the buttons choose.
export function choice(label, entries, onChoose, data = "value") {
  const buttons = entries.map(({ value, text, title }) => {
    const button = make("button", { type: "button", textContent: text, "aria-pressed": "false", title: title ?? "" });
    button.dataset.value = value;
    button.dataset[data] = value;
    button.addEventListener("click", () => onChoose(value));
    return button;
  });
  const element = make("div", { className: "choice", role: "group", "aria-label": label }, ...buttons);
  const press = (value) => buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.value === String(value))));
  return { element, press, buttons };
}

// A slider with its number: {element, set(value)}. One drag is one step to undo.
export function slider(app, { label, min, max, step, unit = "", onMove }) {
  const input = make("input", { type: "range", min, max, step, "aria-label": label });
  const output = make("output", { className: "number" });
  input.addEventListener("input", () => onMove(Number(input.value)));
  input.addEventListener("change", () => app.log.settle());
  const element = make("label", { className: "slide" }, make("span", { textContent: label }), input, output);
  const set = (value) => {
    input.value = String(value);
    output.textContent = `${Number(value).toFixed(step < 1 ? 1 : 0)}${unit && ` ${unit}`}`;
  };
  return { element, set, input };
}

// A box with its words: {element, set(on)}.
export function tick(label, onTick, title = "") {
  const input = make("input", { type: "checkbox" });
  input.addEventListener("change", () => onTick(input.checked));
  const element = make("label", { className: "tick", title }, input, make("span", { textContent: label }));
  return { element, input, set: (on) => { input.checked = on; } };
}

export function action(label, onClick, properties = {}) {
  const button = make("button", { type: "button", textContent: label, ...properties });
  button.addEventListener("click", onClick);
  return button;
}

export const heading = (text) => make("h3", { textContent: text });
export const small = (text) => make("p", { className: "small", textContent: text });
