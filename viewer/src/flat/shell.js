// The flat screen around the model: tools left, panels right, a line of state below. Panels and tools are added by name.
import { $, make } from "../dom.js";
import { t } from "../strings.js";
import { icon as drawing } from "./icons.js";

export class Shell {
  #panels = new Map();

  constructor(app) {
    this.app = app;
    $("undo").addEventListener("click", () => app.log.undo());
    $("redo").addEventListener("click", () => app.log.redo());
    $("fold").addEventListener("click", () => this.fold());
    addEventListener("keydown", (event) => this.#keys(event));
    app.on((state) => this.#follow(state));
  }

  // {id, title, element, shown(): called when it comes to the front}
  panel(panel) {
    const tab = make("button", { type: "button", role: "tab", id: `tab-${panel.id}`, textContent: panel.title, "aria-selected": "false", "aria-controls": `panel-${panel.id}` });
    const box = make("section", { id: `panel-${panel.id}`, role: "tabpanel", hidden: true, "aria-labelledby": `tab-${panel.id}` }, panel.element);
    tab.addEventListener("click", () => this.open(panel.id));
    $("tabs").append(tab);
    $("panels").append(box);
    this.#panels.set(panel.id, { ...panel, tab, box });
    if (this.#panels.size === 1) this.open(panel.id);
  }

  open(id) {
    for (const [name, { tab, box, shown }] of this.#panels) {
      tab.setAttribute("aria-selected", String(name === id));
      box.hidden = name !== id;
      if (name !== id) continue;
      tab.scrollIntoView?.({ block: "nearest", inline: "nearest" });
      shown?.();
    }
    this.fold(false);
  }

  // A button of the tool bar; the tool itself is in app.tools.
  tool(name, { label, key, icon }) {
    const button = make("button", { type: "button", title: key ? `${label} (${key})` : label, "aria-label": label, "aria-pressed": "false" }, drawing(name) ?? icon);
    button.dataset.tool = name;
    button.addEventListener("click", () => this.app.do("tool", { name: this.app.state.tool === name ? "look" : name }));
    if (key) this.key(key, () => button.click(), label);
    $("tools").append(button);
  }

  // A key without a modifier, with what it does in words, for the help; not while somebody types.
  key(key, call, label = "") {
    (this.keys ??= new Map()).set(key, { call, label });
  }

  fold(folded = !$("side").classList.contains("folded")) {
    $("side").classList.toggle("folded", folded);
    $("fold").setAttribute("aria-expanded", String(!folded));
  }

  #keys(event) {
    if (event.target.closest?.("input, textarea, select, dialog")) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "z") {
      event.preventDefault();
      event.shiftKey ? this.app.log.redo() : this.app.log.undo();
    } else if (control && event.key.toLowerCase() === "y") {
      event.preventDefault();
      this.app.log.redo();
    } else if (!control && !event.altKey) this.keys?.get(event.key)?.call(event);
  }

  #follow(state) {
    const { log } = this.app;
    $("undo").disabled = !log.canUndo;
    $("redo").disabled = !log.canRedo;
    for (const button of $("tools").querySelectorAll("[data-tool]")) button.setAttribute("aria-pressed", String(button.dataset.tool === state.tool));
    $("saved").textContent = this.app.source.online ? (log.saved ? t("saved.yes") : t("saved.no", { why: log.problem })) : t("saved.offline");
  }
}
