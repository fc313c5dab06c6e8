// Taking the world in one hand or in two. Pure matrices, in metres of the room; the patient's own frame never changes.
import { Matrix4, Quaternion, Vector3 } from "three";

export const LEAST = 0.2;
export const MOST = 20; // times life-size

const point = (pose) => new Vector3().setFromMatrixPosition(pose);
const axis = (pose, column) => new Vector3().setFromMatrixColumn(pose, column);

// The frame of two hands: its middle, its width as the scale, its turn by the line between them and by the hands' own up.
export function between(left, right) {
  const [a, b] = [point(left), point(right)];
  const across = b.clone().sub(a);
  const width = Math.max(across.length(), 1e-4);
  const x = across.divideScalar(width);
  const up = axis(left, 1).normalize().add(axis(right, 1).normalize());
  const z = new Vector3().crossVectors(x, up);
  if (z.lengthSq() < 1e-6) z.crossVectors(x, Math.abs(x.y) < 0.9 ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0));
  z.normalize();
  const turn = new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(x, new Vector3().crossVectors(z, x), z));
  return new Matrix4().compose(a.add(b).multiplyScalar(0.5), turn, new Vector3(width, width, width));
}

const rigid = (pose) => {
  const [at, turn] = [new Vector3(), new Quaternion()];
  pose.decompose(at, turn, new Vector3());
  return new Matrix4().compose(at, turn, new Vector3(1, 1, 1));
};

export class Grab {
  #start = null;

  // `poses`: the matrices of the one or two hands that hold (left first), or none. Returns the world's new matrix, or null.
  move(world, poses) {
    if (poses.length === 0) {
      this.#start = null;
      return null;
    }
    const held = poses.length === 2 ? between(...poses) : rigid(poses[0]);
    if (this.#start?.hands !== poses.length) this.#start = { hands: poses.length, held: held.clone().invert(), world: world.clone() };
    return limited(held.multiply(this.#start.held), this.#start.world);
  }

  get hands() {
    return this.#start?.hands ?? 0;
  }
}

// change * world, its scale kept within what can be handled, about the place that is held.
function limited(change, world) {
  const wanted = change.clone().multiply(world);
  const scale = wanted.getMaxScaleOnAxis();
  const kept = Math.min(MOST, Math.max(LEAST, scale));
  if (Math.abs(kept - scale) < 1e-9) return wanted;
  const middle = new Vector3().setFromMatrixPosition(wanted);
  return about(middle, kept / scale).multiply(wanted);
}

// Scales by `factor` about a place of the room.
export function about(at, factor) {
  return new Matrix4().makeTranslation(at.x, at.y, at.z).scale(new Vector3(factor, factor, factor)).multiply(new Matrix4().makeTranslation(-at.x, -at.y, -at.z));
}

// Turns by `angle` (rad) about the upright through a place of the room.
export function turned(at, angle) {
  return new Matrix4().makeTranslation(at.x, at.y, at.z).multiply(new Matrix4().makeRotationY(angle)).multiply(new Matrix4().makeTranslation(-at.x, -at.y, -at.z));
}
