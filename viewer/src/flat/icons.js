// Line drawings for the tool bar, 24 units wide: fonts differ from machine to machine, these do not.
const PATHS = {
  look: "M5 3l6 17 2.4-7L20 10.500z",
  clip: "M6 4v16M18 4v16M2 12h4M18 12h4M9 12h.01M12 12h.01M15 12h.01",
  distance: "M4 17V9M20 17V9M4 13h16M7 10.500L4.500 13 7 15.500M17 10.500l2.500 2.500-2.500 2.500",
  path: "M4 18c3-12 6 4 9-4s4-6 7-8M3 18a1.200 1.200 0 1 0 2.400 0a1.200 1.200 0 1 0-2.400 0M18.600 5.500a1.200 1.200 0 1 0 2.400 0a1.200 1.200 0 1 0-2.400 0",
  angle: "M20 19H4L16 5M11 19a7.500 7.500 0 0 0-2.200-5.500",
  area: "M5 8l8-4 7 6-3 9-10 1z",
  landmark: "M6 21V4M6 4h11l-2.500 4L17 12H6",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5M8 8.500h8M8 12h5",
  bookmark: "M7 3h10v18l-5-4.500L7 21z",
  shot: "M3 8h4l2-3h6l2 3h4v11H3zM12 17a3.600 3.600 0 1 0 0-7.200 3.600 3.600 0 0 0 0 7.200z",
  slices: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  demand: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.600 5.600l12.800 12.800",
  hide: "M3 12c4-7 14-7 18 0-4 7-14 7-18 0zM4 20L20 4",
};
const SVG = "http://www.w3.org/2000/svg";

// The drawing of that name, or null where there is none.
export function icon(name) {
  if (!(name in PATHS)) return null;
  const svg = document.createElementNS(SVG, "svg");
  const values = { viewBox: "0 0 24 24", width: 22, height: 22, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" };
  for (const [key, value] of Object.entries(values)) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
