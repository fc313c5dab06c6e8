// All keys and gestures in one place: what a control registers is what is listed.
import { $, make } from "../dom.js";
import { t } from "../strings.js";
import { button, table } from "./bits.js";

const GESTURES = ["turn", "move", "zoom", "click", "sheet", "escape", "typing"];
const FIXED = [["Ctrl Z", "help.undo"], ["Ctrl Shift Z, Ctrl Y", "help.redo"], ["← → ↑ ↓", "help.arrows"], ["+ −", "help.zoom"], ["Home", "help.home"], ["Esc", "help.esc"]];

export function install(app) {
  app.shell.key("?", () => open(app), t("help.title"));
  $("bar").querySelector("#saved").after(button("?", () => open(app), { id: "help", title: `${t("help.title")} (?)`, "aria-label": t("help.title") }));
}

function open(app) {
  if (document.querySelector("dialog[open]")) return;
  const keys = [...(app.shell.keys ?? [])].filter(([, { label }]) => label).map(([key, { label }]) => [key, label]);
  const dialog = make("dialog", { className: "help", "aria-labelledby": "help-title" }, make("div", { className: "row head" }, make("h2", { textContent: t("help.title"), id: "help-title", tabIndex: -1, autofocus: true }), button("×", () => dialog.close(), { className: "close", "aria-label": t("help.close") })),
    table([t("help.key"), t("help.does")], [...keys, ...FIXED.map(([key, text]) => [key, t(text)])], t("help.keys")),
    table([t("help.gesture"), t("help.does")], GESTURES.map((name) => [t(`help.${name}.how`), t(`help.${name}.does`)]), t("help.gestures")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
