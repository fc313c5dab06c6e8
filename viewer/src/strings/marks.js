export const MARKS = {};
