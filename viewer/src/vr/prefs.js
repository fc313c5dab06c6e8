// How a person likes the room; remembered by the browser, and no part of the case.
import { recall, remember } from "../ops/memory.js";
import { POSTURES, SIZES } from "./place.js";

const KEY = "dioscuri headset";
const CHOICES = { size: Object.keys(SIZES), posture: POSTURES, hand: ["left", "right"] };
const USUAL = { size: "life", posture: "standing", hand: "left" };

const known = (found) => Object.fromEntries(Object.entries(CHOICES).map(([name, allowed]) => [name, allowed.includes(found?.[name]) ? found[name] : USUAL[name]]));

export function prefs() {
  try {
    return known(JSON.parse(recall(KEY) ?? "{}"));
  } catch {
    return { ...USUAL };
  }
}

export function prefer(now, change) {
  const next = known({ ...now, ...change });
  remember(KEY, JSON.stringify(next));
  return next;
}

export const choices = CHOICES;
