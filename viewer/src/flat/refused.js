// What the server would not take: it stays readable, to be mended and tried again, until it is thrown away.
import { make } from "../dom.js";
import { t } from "../strings.js";
import { button, small } from "./bits.js";

const WORDS = ["text", "name"]; // what of an operation a person wrote

export class Refused {
  constructor(app) {
    this.app = app;
    this.list = make("ul", { className: "list" });
    this.element = make("section", { className: "marks refused", hidden: true, "aria-label": t("refused.title") }, make("h3", { textContent: t("refused.title") }), this.list);
    app.on(() => this.#follow(app.log.refused));
  }

  #follow(refused) {
    if (refused === this.shown && refused.length === this.count) return;
    [this.shown, this.count] = [refused, refused.length];
    this.element.hidden = !refused.length;
    this.list.replaceChildren(...refused.map((op) => this.#row(op)));
  }

  #row(op) {
    const { log } = this.app;
    const kind = t(`refused.kind.${op.kind.split(".")[0]}`);
    const field = WORDS.find((name) => typeof op.args[name] === "string");
    const words = field ? `${kind}: ${op.args[field]}` : kind;
    const retry = field ? button(t("refused.change"), () => this.#change(op, field, kind)) : button(t("refused.retry"), () => log.retry(op));
    return make("li", {}, make("div", {}, make("p", { className: "words", textContent: words }), small(t("refused.why", { why: op.why })), make("div", { className: "row" }, retry, button(t("refused.discard"), () => log.discard(op)))));
  }

  async #change(op, field, kind) {
    const text = await this.app.ask.text({ title: kind, label: t("refused.words"), value: op.args[field], long: field === "text" });
    if (text) this.app.log.retry(op, { ...op.args, [field]: text });
  }
}
