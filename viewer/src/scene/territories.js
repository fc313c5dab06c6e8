// Where the territories lie, when wanted; those that lose their drainage are always shown, hatched and named.
import { gap } from "../ops/seen.js";
import { t } from "../strings.js";
import { answerNow } from "./answered.js";
import { drawn } from "./ink.js";

export class Territories {
  #last = null;

  constructor(app, labels) {
    Object.assign(this, { app, labels });
  }

  follow(state) {
    const answer = answerNow(this.app);
    const now = [state.layers.territories, gap(this.app.scene, state), answer];
    if (this.#last && now.every((one, i) => one === this.#last[i])) return;
    this.#last = now;
    const lost = lostOf(answer);
    const shown = this.app.scene.territories.filter((one) => state.layers.territories || lost.has(one.id));
    this.labels.set("territories", shown.map((one) => this.#label(one, lost.get(one.id))));
  }

  #label(one, why) {
    const colour = `rgb(${(this.app.scene.colours[one.twin] ?? [110, 110, 110]).join(",")})`;
    const text = why ? t(`territory.${why}`, { id: one.id, twin: one.twin }) : `${one.id} ${one.twin}`;
    return { at: drawn(this.app, one.at, one.twin), text, shape: why ? "lost" : "diamond", colour, first: why ? 8 : 1 };
  }
}

// Territories without a way out: cut off ("isolated"), or left to veins that no scan shows ("unseen").
export function lostOf(answer) {
  const lost = new Map();
  for (const one of answer?.territories ?? []) if (one.seen_drain === false) lost.set(one.id, "unseen");
  for (const id of answer?.isolated ?? []) lost.set(id, "isolated");
  return lost;
}
