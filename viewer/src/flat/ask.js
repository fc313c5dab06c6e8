// Small questions: a name for a mark, a text, and once who it is that works here. What waits for a name is kept until there is one.
import { $, make } from "../dom.js";
import { tidy } from "../ops/words.js";
import { t } from "../strings.js";
import { button } from "./bits.js";

const MOST = { line: 200, text: 4000 };

export function install(app) {
  app.ask = new Ask(app);
  app.on(() => app.ask.follow());
}

class Ask {
  #declined = 0;
  #asking = null; // whoever waits for the name

  constructor(app) {
    this.app = app;
    this.me = button("", () => this.who(), { id: "who" });
    $("saved").before(this.me);
    this.field = make("input", { type: "text", id: "my-name", maxLength: MOST.line, autocomplete: "name", required: true });
    this.form = make("form", { id: "sign", hidden: true }, make("label", { htmlFor: "my-name" }, make("b", { textContent: t("who.title") }), make("span", { textContent: ` ${t("who.note")}` })), this.field,
      make("button", { type: "submit", textContent: t("ask.ok"), className: "main" }), button(t("who.later"), () => this.#answered(null)));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#answered(tidy(this.field.value) || null);
    });
    this.form.addEventListener("keydown", (event) => event.key === "Escape" && this.#answered(null));
    $("bar").before(this.form);
  }

  // Asks for a name, in a row below the model, when the first thing waits for one; again only for something newer.
  follow() {
    const { log } = this.app;
    this.me.textContent = this.app.who ? t("who.is", { name: this.app.who }) : t("who.none");
    this.me.hidden = !this.app.source.online;
    const newest = log.waiting.length;
    if (!log.unsigned) this.#declined = 0;
    else if (newest > this.#declined) {
      this.#declined = newest;
      this.form.hidden = false; // the hand stays where it works: nothing is covered, and the keys stay with it
    }
  }

  // The name of who works here, or null where they would rather not say it.
  who() {
    if (this.app.vr?.active) return Promise.resolve(null); // nobody can write in a headset
    this.#asking?.(null);
    this.form.hidden = false;
    this.field.value = this.app.who;
    this.field.focus();
    return new Promise((done) => { this.#asking = done; });
  }

  #answered(name) {
    this.form.hidden = true;
    if (name) this.app.sign(name);
    this.follow();
    this.#asking?.(name);
    this.#asking = null;
  }

  // What a person writes, or null where they would rather not.
  text({ title, label, note = "", value = "", long = false, spoken = "" }) {
    if (this.app.vr?.active) return Promise.resolve(spoken || null); // nobody can write in a headset
    const field = make(long ? "textarea" : "input", { value, required: true, maxLength: long ? MOST.text : MOST.line, id: "asked", ...(long ? { rows: 4 } : { type: "text", autocomplete: "off" }) });
    const form = make("form", { method: "dialog" }, make("h2", { textContent: title, id: "asked-title" }), make("label", { htmlFor: "asked", textContent: label }), field, note ? make("p", { className: "small", textContent: note }) : null);
    const dialog = make("dialog", { "aria-labelledby": "asked-title" }, form);
    const keep = make("button", { type: "submit", value: "ok", textContent: t("ask.ok"), className: "main" });
    form.append(make("div", { className: "row" }, keep, button(t("ask.cancel"), () => dialog.close(""))));
    if (long) field.addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.requestSubmit(keep));
    document.body.append(dialog);
    return new Promise((done) => {
      dialog.addEventListener("close", () => {
        const text = dialog.returnValue === "ok" ? tidy(field.value, long) : "";
        dialog.remove();
        done(text || null);
      });
      dialog.showModal();
      field.select?.();
    });
  }
}
