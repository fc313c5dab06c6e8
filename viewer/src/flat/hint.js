// What the tool in hand waits for, in a line over the model, with what ends it: for those who have no keyboard too.
import { $, make } from "../dom.js";
import { t } from "../strings.js";
import { button } from "./bits.js";

export class Hint {
  constructor(app) {
    this.words = make("span", { role: "status" });
    this.finish = button(t("hint.finish"), () => this.onFinish?.());
    this.box = make("div", { id: "hint", hidden: true }, this.words, this.finish, button(t("hint.stop"), () => {
      app.tools.cancel();
      app.do("tool", { name: "look" });
    }));
    $("overlay").append(this.box);
  }

  // `onFinish`: what "done" does, where the tool itself cannot know when it is.
  show(owner, text, onFinish = null) {
    this.owner = owner;
    this.onFinish = onFinish;
    this.words.textContent = text;
    this.finish.hidden = !onFinish;
    this.box.hidden = !text;
  }

  // Only what that tool said: another may have spoken since.
  clear(owner) {
    if (this.owner === owner) this.show(owner, "");
  }
}
