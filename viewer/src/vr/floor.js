// A floor to stand on: lines every half metre that fade away, in one draw call.
import { BufferGeometry, Float32BufferAttribute, LineBasicMaterial, LineSegments } from "three";

const [STEP, FAR] = [0.5, 3];
const [INK, PAPER] = [[0.36, 0.4, 0.45], [0.114, 0.129, 0.149]];

export function floor() {
  const [points, colours] = [[], []];
  const put = (x, z) => {
    const fade = Math.min(1, Math.hypot(x, z) / FAR);
    points.push(x, 0, z);
    colours.push(...INK.map((c, n) => c + (PAPER[n] - c) * fade));
  };
  for (let a = -FAR; a <= FAR; a += STEP) {
    for (let b = -FAR; b < FAR; b += STEP) {
      for (const [x, z] of [[a, b], [a, b + STEP], [b, a], [b + STEP, a]]) put(x, z);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(points, 3));
  geometry.setAttribute("color", new Float32BufferAttribute(colours.map(linear), 3));
  const lines = new LineSegments(geometry, new LineBasicMaterial({ vertexColors: true }));
  lines.visible = false;
  return lines;
}

const linear = (c) => ((c + 0.055) / 1.055) ** 2.4;
