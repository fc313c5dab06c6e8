// Where the slices lie in their part of the page, in CSS pixels: beside the model, or alone; one at a time on a narrow screen.
const HEAD = 30; // a slice's own line: its name, its place, its slider
const TALL = 46; // the same on a phone, for fingers
const FOOT = 30; // the words about the place under the crosshair
export const NARROW = 620;

// {cells: {plane name: {head, box}}, foot, narrow}: boxes are left, top, width, height. A plane that is not named is not shown.
export function layout(kind, width, height, planes, one) {
  const room = Math.max(0, height - FOOT);
  const foot = [0, room, width, FOOT];
  if (width < NARROW) return { cells: { [one]: cell(0, 0, width, room, TALL) }, foot, narrow: true };
  if (kind === "both") {
    const [w, h] = [width / 2, room / 2].map(Math.floor);
    return { cells: { axial: cell(0, 0, w, h), coronal: cell(0, h, w, room - h), sagittal: cell(w, h, width - w, room - h) }, foot, narrow: false };
  }
  const w = Math.floor(width / planes.length);
  return { cells: Object.fromEntries(planes.map(({ name }, n) => [name, cell(n * w, 0, n === planes.length - 1 ? width - n * w : w, room)])), foot, narrow: false };
}

// A hair's breadth stays free between cells.
const cell = (left, top, width, height, head = HEAD) => ({ head: [left, top, width - 1, head], box: [left, top + head, width - 1, Math.max(0, height - head - 1)] });
