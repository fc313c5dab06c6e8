// The way in, in the bar: a button where a headset can be used, else one line why not; and how the room is liked.
import { $, make } from "../dom.js";
import { t } from "../strings.js";
import { choices } from "./prefs.js";
import { hindrance } from "./session.js";

export class Entrance {
  constructor(app) {
    this.app = app;
    this.button = make("button", { type: "button", id: "vr-enter", textContent: t("vr.enter"), title: t("vr.enter.how") });
    this.button.addEventListener("click", () => (app.vr.active ? app.vr.leave() : this.#enter()));
    this.why = make("span", { className: "small" });
    this.selects = Object.entries(choices).map(([name, values]) => this.#select(name, values));
    this.options = make("details", { id: "vr-options" }, make("summary", { textContent: t("vr.options") }), make("div", {}, ...this.selects.map((one) => one.row)));
    $("enter").append(this.button, this.options, this.why);
    this.offer();
    navigator.xr?.addEventListener?.("devicechange", () => this.offer());
  }

  async offer() {
    const why = await hindrance();
    this.why.textContent = why && t(why);
    this.button.hidden = this.options.hidden = Boolean(why);
    this.why.hidden = !why;
    this.show();
  }

  show() {
    this.button.textContent = t(this.app.vr.active ? "vr.leave" : "vr.enter");
    for (const { name, select } of this.selects) select.value = this.app.vr.prefs[name];
  }

  async #enter() {
    this.options.open = false;
    this.button.disabled = true;
    try {
      await this.app.vr.enter();
      this.app.say("");
    } catch (error) {
      this.app.say(t("vr.failed", { why: error.message }));
    }
    this.button.disabled = false;
    this.show();
  }

  #select(name, values) {
    const select = make("select", { id: `vr-${name}` }, ...values.map((value) => make("option", { value, textContent: t(`vr.${name}.${value}`) })));
    select.addEventListener("change", () => this.app.vr.prefer({ [name]: select.value }));
    return { name, select, row: make("label", {}, t(`vr.about.${name}`), select) };
  }
}
