// What of a state makes up a view that can be kept and restored: how the model is looked at, never what was made on it.
const FIELDS = ["opacity", "preset", "colour", "doubt", "apart", "opened", "plane", "stage", "selected", "compare", "clips", "layers"];

// As plain JSON, for a bookmark.
export function viewOf(state) {
  const view = Object.fromEntries(FIELDS.map((name) => [name, state[name]]));
  return structuredClone({ ...view, hidden: [...state.hidden] });
}

// Fields that a view does not name, or this viewer does not know, stay as they are.
export function restored(state, view) {
  const known = Object.entries(view).filter(([name, value]) => FIELDS.includes(name) && value !== undefined);
  const hidden = Array.isArray(view.hidden) ? { hidden: new Set(view.hidden) } : {};
  return { ...state, ...Object.fromEntries(known), ...hidden };
}
