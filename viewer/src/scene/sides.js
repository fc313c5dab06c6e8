// On which side of the planned cut each voxel lies: 0 castor's, 1 pollux's. Next to the cut the cut's own surface says
// so; from there it spreads to the nearest voxels. (Whose tissue a voxel is can differ: the cut takes what it must.)
import { Vector3 } from "three";
import { fromIjk, vector } from "./frame.js";

const UNKNOWN = 255;

export function sidesOf(app, volume, labels) {
  const side = new Uint8Array(labels.length).fill(UNKNOWN);
  const distance = new Uint16Array(labels.length).fill(65_535);
  const cut = [...app.model.meshes.values()].find((mesh) => mesh.userData.node.role === "cut" && !mesh.userData.node.option);
  if (!cut) return side.fill(0);
  seed(cut, volume, vector(app.scene.normal), (n, pollux, far) => {
    if (far >= distance[n]) return;
    distance[n] = far;
    side[n] = pollux ? 1 : 0;
  });
  spread(volume.shape, side, distance);
  return side;
}

// Voxels around each point of the cut, with the side they lie on by the surface's normal there.
function seed(mesh, volume, normal, say) {
  const toIjk = fromIjk(volume).invert();
  const step = Math.cbrt(Math.abs(fromIjk(volume).determinant()));
  for (const [at, up] of samples(mesh, step)) {
    if (up.dot(normal) < 0) up.negate();
    const middle = at.clone().applyMatrix4(toIjk);
    const normalIjk = at.clone().add(up).applyMatrix4(toIjk).sub(middle);
    around(middle, volume.shape, (n, offset) => say(n, offset.dot(normalIjk) > 0, Math.round(10 * offset.length())));
  }
}

function around(middle, [I, J, K], call) {
  const offset = new Vector3();
  const [i0, j0, k0] = [middle.x, middle.y, middle.z].map((x) => Math.floor(x) - 1);
  for (let k = k0; k < k0 + 4; k += 1) {
    for (let j = j0; j < j0 + 4; j += 1) {
      for (let i = i0; i < i0 + 4; i += 1) {
        if (i < 0 || j < 0 || k < 0 || i >= I || j >= J || k >= K) continue;
        call(i + I * (j + J * k), offset.set(i, j, k).sub(middle));
      }
    }
  }
}

// Points of a mesh no farther apart than a step, each with its triangle's normal.
function* samples(mesh, step) {
  const position = mesh.geometry.getAttribute("position");
  const index = mesh.geometry.index;
  const corner = (n) => new Vector3().fromBufferAttribute(position, index.getX(n)).applyMatrix4(mesh.matrix);
  for (let n = 0; n < index.count; n += 3) {
    const [a, b, c] = [corner(n), corner(n + 1), corner(n + 2)];
    const [u, v] = [b.sub(a), c.sub(a)];
    const normal = u.clone().cross(v).normalize();
    const parts = Math.max(1, Math.ceil(Math.max(u.length(), v.length(), u.distanceTo(v)) / step));
    for (let s = 0; s <= parts; s += 1) {
      for (let t = 0; t <= parts - s; t += 1) yield [a.clone().addScaledVector(u, s / parts).addScaledVector(v, t / parts), normal.clone()];
    }
  }
}

// Nearest known side for every voxel: one sweep forth and one back.
function spread([I, J, K], side, distance) {
  const steps = [[-1, 10], [-I, 10], [-I * J, 10], [-I - 1, 14], [-I + 1, 14], [-I * J - 1, 14], [-I * J + 1, 14], [-I * J - I, 14], [-I * J + I, 14]];
  const total = I * J * K;
  const take = (n, from, cost) => {
    if (from < 0 || from >= total || side[from] === UNKNOWN || distance[from] + cost >= distance[n]) return;
    distance[n] = distance[from] + cost;
    side[n] = side[from];
  };
  for (let n = 0; n < total; n += 1) for (const [step, cost] of steps) take(n, n + step, cost);
  for (let n = total - 1; n >= 0; n -= 1) for (const [step, cost] of steps) take(n, n - step, cost);
}
