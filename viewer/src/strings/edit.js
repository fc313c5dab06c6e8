// Texts of edits of the labels and of demands on the cut.
export const EDIT = {
};
