// What can be done. A test compares the kept kinds with the server's list (model/operation.py).
export const KEPT = [
  "landmark.add", "landmark.remove", "note.add", "note.remove", "measure.add", "measure.remove", "bookmark.add", "bookmark.remove",
  "constraint.add", "constraint.remove", "edit.paint", "edit.grow", "edit.relabel", "undo", "redo",
];

// How the model is looked at: of this browser only; a shared room will send these too.
export const VIEW = [
  "show", "opacity", "preset", "colour", "apart", "opened", "plane", "stage", "select", "compare", "clip", "tool", "doubt", "view", "layer",
];
