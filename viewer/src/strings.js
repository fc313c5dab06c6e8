// Every text of the viewer, in one catalogue: here what all parts share, each part's own in strings/. {name} is replaced by an argument.
import { LOOK } from "./strings/look.js";
import { EDIT } from "./strings/edit.js";
import { MARKS } from "./strings/marks.js";
import { SLICES } from "./strings/slices.js";
import { VR } from "./strings/vr.js";
import { VESSELS } from "./strings/vessels.js";

const TEXT = {
  ...LOOK,
  ...VR,
  ...VESSELS,
  ...MARKS,
  ...SLICES,
  ...EDIT,
  "notice": "Supports a clinical team; not a cleared medical device; never decides.",
  "loading.scene": "Opening the case…",
  "loading.model": "Loading the model…",
  "fail.webgl": "This browser cannot draw in 3D (it has no WebGL 2). The slices, the words and the pictures still work.",
  "fail.lost": "The graphics card stopped drawing. Nothing you made is lost; the model comes back by itself, or after a reload.",
  "fail.open": "The case could not be opened: {why}",
  "fail.model": "The model could not be loaded: {why}. A smaller one is tried.",
  "fail.server": "the server does not answer",
  "saved.yes": "saved",
  "saved.no": "not yet saved {why}",
  "saved.offline": "this file keeps nothing: what you mark is gone when it is closed",
};

export function t(key, args = {}) {
  const text = TEXT[key];
  if (text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in args ? String(args[name]) : whole));
}

export const keys = () => Object.keys(TEXT);
