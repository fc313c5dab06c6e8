// What is written over the slices: the crosshair, the cut's line, crossing vessels, letters, a 5 cm bar, the brush.
import { rgb } from "../dom.js";
import { ENDS } from "./planes.js";

const NEAR_MM = 4;
const BAR_MM = 50;

export class Marks2D {
  constructor(canvas, scene) {
    this.canvas = canvas;
    this.scene = scene;
    this.pen = canvas.getContext("2d");
    this.crossings = crossings(scene);
  }

  // view: {at, tiles, cut: {points, faces} | null, lines, selected, brush: {at, radius_mm, flat, erase, tile} | null, balls}
  draw(view, ratio) {
    const { canvas, pen } = this;
    const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    for (const tile of view.tiles.filter((one) => one.shown)) {
      pen.save();
      pen.beginPath();
      pen.rect(...tile.box);
      pen.clip();
      this.#tile(tile, view);
      pen.restore();
    }
  }

  #tile(tile, view) {
    if (view.cut && view.lines) this.#cut(tile, view);
    this.#cross(tile, view.at);
    if (view.lines) this.#vessels(tile, view);
    for (const ball of view.balls) this.#ball(tile, view.at, ball);
    if (view.brush) this.#brush(tile, view.brush);
    this.#letters(tile);
  }

  // Where the cut's triangles meet the slice.
  #cut(tile, { cut: { points: p, faces }, at }) {
    const { plane } = tile;
    const { pen } = this;
    const height = (i) => p[3 * i + plane.normal] - at[plane.normal];
    pen.beginPath();
    for (let f = 0; f < faces.length; f += 3) {
      const ends = [];
      for (let n = 0; n < 3; n++) {
        const [a, b] = [faces[f + n], faces[f + ((n + 1) % 3)]];
        const [ha, hb] = [height(a), height(b)];
        if (ha > 0 === hb > 0) continue;
        const share = ha / (ha - hb);
        ends.push([0, 1, 2].map((axis) => p[3 * a + axis] * (1 - share) + p[3 * b + axis] * share));
      }
      if (ends.length === 2) {
        pen.moveTo(tile.x(ends[0]), tile.y(ends[0]));
        pen.lineTo(tile.x(ends[1]), tile.y(ends[1]));
      }
    }
    this.#stroke("rgba(0,0,0,0.7)", 4);
    this.#stroke(rgb(this.scene.colours.cut), 2.2);
  }

  #stroke(strokeStyle, lineWidth, dash = []) {
    Object.assign(this.pen, { strokeStyle, lineWidth, lineCap: "round" });
    this.pen.setLineDash(dash);
    this.pen.stroke();
    this.pen.setLineDash([]);
  }

  #cross(tile, at) {
    const [left, top, width, height] = tile.box;
    const [x, y, gap] = [tile.x(at), tile.y(at), 7];
    this.pen.beginPath();
    for (const [x0, y0, x1, y1] of [[left, y, x - gap, y], [x + gap, y, left + width, y], [x, top, x, y - gap], [x, y + gap, x, top + height]]) {
      this.pen.moveTo(x0, y0);
      this.pen.lineTo(x1, y1);
    }
    this.#stroke("rgba(255,255,255,0.55)", 1);
  }

  #vessels(tile, { at, selected }) {
    for (const vessel of this.crossings) {
      if (Math.abs(vessel.at[tile.plane.normal] - at[tile.plane.normal]) > NEAR_MM) continue;
      const chosen = selected === vessel.id;
      const [x, y] = [tile.x(vessel.at), tile.y(vessel.at)];
      this.pen.beginPath();
      this.pen.arc(x, y, Math.max(chosen ? 7 : 5, vessel.radius_mm / tile.mm + 2), 0, 2 * Math.PI);
      this.#stroke("rgba(0,0,0,0.8)", chosen ? 5 : 3.5);
      this.#stroke("#ffd1ea", chosen ? 2.5 : 1.4);
      if (chosen) this.text(vessel.id, x + 10, y - 10, "left", "bottom", 13);
    }
  }

  // A place asked for in the cut: a dashed ring with its letter, as large as the ball is in this slice.
  #ball(tile, at, { centre, radius_mm, letter, colour, kind }) {
    const away = Math.abs(centre[tile.plane.normal] - at[tile.plane.normal]);
    if (away >= radius_mm) return;
    const [x, y] = [tile.x(centre), tile.y(centre)];
    this.pen.beginPath();
    const r = Math.sqrt(radius_mm ** 2 - away ** 2) / tile.mm;
    this.pen.arc(x, y, r, 0, 2 * Math.PI);
    this.#stroke("rgba(0,0,0,0.8)", 4);
    this.#stroke(colour, 2, [6, 4]);
    if (kind === "must-own") this.text(letter, x + r + 4, y, "left", "middle", 12);
    else this.text(letter, x, kind === "keep-out" ? y - r - 3 : y + r + 3, "center", kind === "keep-out" ? "bottom" : "top", 12);
  }

  #brush(tile, { at, radius_mm, flat, tile: own }) {
    if (flat && tile !== own) return;
    const away = flat ? 0 : Math.abs(at[tile.plane.normal] - own.point(0, 0, at)[tile.plane.normal]);
    if (tile !== own && away >= radius_mm) return;
    this.pen.beginPath();
    this.pen.arc(tile.x(at), tile.y(at), Math.max(1.5, radius_mm / tile.mm), 0, 2 * Math.PI);
    this.#stroke("rgba(0,0,0,0.85)", 3);
    this.#stroke(tile === own ? "#ffffff" : "rgba(255,255,255,0.5)", 1.4);
  }

  #letters(tile) {
    const { right, down, flip } = tile.plane;
    const [left, top, w, h] = tile.box;
    const [less, more] = ENDS[down];
    this.text(ENDS[right][0], left + 5, top + h / 2, "left", "middle");
    this.text(ENDS[right][1], left + w - 5, top + h / 2, "right", "middle");
    this.text(flip ? more : less, left + w / 2, top + 4, "center", "top");
    this.text(flip ? less : more, left + w / 2, top + h - 4, "center", "bottom");
    const bar = BAR_MM / tile.mm;
    const [length, words] = bar < 0.6 * w ? [bar, "5 cm"] : [bar / 5, "1 cm"];
    Object.assign(this.pen, { fillStyle: "white", strokeStyle: "black", lineWidth: 2 });
    this.pen.strokeRect(left + w - length - 8, top + h - 9, length, 3);
    this.pen.fillRect(left + w - length - 8, top + h - 9, length, 3);
    this.text(words, left + w - length / 2 - 8, top + h - 12, "center", "bottom", 11);
  }

  text(text, x, y, textAlign, textBaseline, size = 14) {
    Object.assign(this.pen, { font: `bold ${size}px system-ui, sans-serif`, textAlign, textBaseline, strokeStyle: "black", lineWidth: 3, fillStyle: "white", lineJoin: "round" });
    this.pen.strokeText(text, x, y);
    this.pen.fillText(text, x, y);
  }
}

// Where vessels cross the cut, as the plan says it; without its words, the middle of what crosses.
function crossings(scene) {
  const radius = new Map(scene.vessels.map((vessel) => [vessel.id, vessel.radius_mm.value]));
  const said = scene.said.crossings;
  if (said?.length) return said.map(({ id, at }) => ({ id, at, radius_mm: radius.get(id) ?? 1 }));
  return scene.vessels.filter((v) => v.crosses).map((v) => ({ id: v.id, at: v.path[v.path.length >> 1], radius_mm: v.radius_mm.value }));
}
