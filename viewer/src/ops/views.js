// What of a state makes up a view that can be kept and restored: how the model is looked at, never what was made on it.
const FIELDS = ["opacity", "preset", "colour", "doubt", "apart", "opened", "plane", "stage", "selected", "compare", "clips", "layers"];

export const COLOURINGS = ["owner", "kind", "tissue", "doubt", "pressure", "change"];
const MOST_MM = 1000; // apart
const text = (value) => typeof value === "string";
const flag = (value) => typeof value === "boolean";
const number = (low, high) => (value) => typeof value === "number" && value >= low && value <= high;
const orNothing = (fits) => (value) => value === null || fits(value);
const mapOf = (fits) => (value) => plain(value) && Object.values(value).every(fits);
const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const point = (value) => Array.isArray(value) && value.length === 3 && value.every(Number.isFinite);
const way = (value) => point(value) && Math.hypot(...value) > 0;
const PLANE = { on: flag, point, normal: way, scan: text, window: text, tint: text, outline: flag, whole: flag };

// What each field must be: another program, or an older viewer, may have kept something else there.
const FITS = {
  opacity: mapOf(number(0, 1)), preset: orNothing(text), colour: (value) => COLOURINGS.includes(value), doubt: flag, apart: number(0, MOST_MM), opened: number(0, 1),
  plane: (value) => plain(value) && Object.entries(PLANE).every(([name, fits]) => fits(value[name])),
  stage: orNothing(number(0, Infinity)), selected: orNothing(text), compare: orNothing(text), clips: mapOf(number(Number.MIN_VALUE, 1)), layers: mapOf(flag),
};

// As plain JSON, for a bookmark.
export function viewOf(state) {
  const view = Object.fromEntries(FIELDS.map((name) => [name, state[name]]));
  return structuredClone({ ...view, hidden: [...state.hidden] });
}

// Fields that a view does not name, or that are not what this viewer keeps there, stay as they are.
export function restored(state, view) {
  if (!plain(view)) return state;
  const known = Object.entries(view).filter(([name, value]) => FIELDS.includes(name) && FITS[name](value));
  const hidden = Array.isArray(view.hidden) && view.hidden.every(text) ? { hidden: new Set(view.hidden) } : {};
  return { ...state, ...Object.fromEntries(known), ...hidden };
}
