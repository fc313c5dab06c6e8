// The cut's triangles in LPS mm, as {points: Float32Array, faces}, from the model that is on the screen.
export function cutOf(model) {
  const meshes = [...(model?.meshes.values() ?? [])].filter((mesh) => mesh.userData.node.role === "cut");
  const parts = meshes.map(plain);
  const points = new Float32Array(parts.reduce((n, part) => n + part.points.length, 0));
  const faces = [];
  let [at, first] = [0, 0];
  for (const part of parts) {
    points.set(part.points, at);
    for (const index of part.faces) faces.push(index + first);
    at += part.points.length;
    first = at / 3;
  }
  return faces.length ? { points, faces: Uint32Array.from(faces) } : null;
}

function plain(mesh) {
  const position = mesh.geometry.getAttribute("position");
  const e = mesh.matrix.elements;
  const points = new Float32Array(3 * position.count);
  for (let n = 0; n < position.count; n++) {
    const [x, y, z] = [position.getX(n), position.getY(n), position.getZ(n)];
    for (let r = 0; r < 3; r++) points[3 * n + r] = e[r] * x + e[4 + r] * y + e[8 + r] * z + e[12 + r];
  }
  const { index } = mesh.geometry;
  return { points, faces: index ? index.array : Uint32Array.from({ length: position.count }, (_, n) => n) };
}
