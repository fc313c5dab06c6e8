// What of a state makes up a view that can be kept and restored: how the model is looked at, never what was made on it.
const FIELDS = ["opacity", "preset", "colour", "doubt", "apart", "opened", "plane", "stage", "selected", "compare", "clips", "layers"];

const NOTHING = ["preset", "stage", "selected", "compare"]; // may be null
const kind = (value) => (Array.isArray(value) ? "list" : value === null ? "nothing" : typeof value);
const fits = (name, value, now) => (NOTHING.includes(name) ? ["nothing", "string", "number"].includes(kind(value)) : kind(value) === kind(now));

// As plain JSON, for a bookmark.
export function viewOf(state) {
  const view = Object.fromEntries(FIELDS.map((name) => [name, state[name]]));
  return structuredClone({ ...view, hidden: [...state.hidden] });
}

// Fields that a view does not name, or that are not what this viewer keeps there, stay as they are.
export function restored(state, view) {
  const known = Object.entries(view).filter(([name, value]) => FIELDS.includes(name) && fits(name, value, state[name]));
  const hidden = Array.isArray(view.hidden) ? { hidden: new Set(view.hidden) } : {};
  return { ...state, ...Object.fromEntries(known), ...hidden };
}
