// Where the model stands in the room: in front of the person, upright, facing them, at its true size or another.
import { Matrix4, Quaternion, Vector3 } from "three";

export const SIZES = { life: 1, giant: 4, table: 0.5 }; // metres of the room per metre of the patient
export const POSTURES = ["seated", "standing"];
export const TURN = Math.PI / 6; // one snap
const BELOW_EYES = 0.3;
const SEATED = [0.9, 1.1]; // height of the model's middle above the floor, m
const FLOOR = { seated: 1.2, standing: 1.6 }; // eyes above the floor where the headset does not know the floor, m
const REACH = 0.42; // from the eyes to the model's near side, m

export const headAt = (head) => new Vector3().setFromMatrixPosition(head);

// The way the head looks, level with the floor.
export function ahead(head) {
  const way = new Vector3().setFromMatrixColumn(head, 2).negate();
  if (Math.hypot(way.x, way.z) < 1e-3) way.setFromMatrixColumn(head, 1);
  return way.setY(0).normalize();
}

export function height(head, posture, floor) {
  const eyes = headAt(head).y;
  if (posture === "standing") return eyes - BELOW_EYES;
  return floor === null ? eyes - BELOW_EYES : Math.min(floor + SEATED[1], Math.max(floor + SEATED[0], eyes - BELOW_EYES));
}

// The floor's height: known in local-floor, else guessed from the eyes.
export const floorOf = (head, posture, known) => (known ? 0 : headAt(head).y - FLOOR[posture]);

// The world's matrix: `centre` (of the patient, m) before the head.
export function placed(head, centre, extent, { size, posture, known }) {
  const scale = SIZES[size];
  const way = ahead(head);
  const at = headAt(head).addScaledVector(way, REACH + extent * 0.5 * scale);
  at.y = height(head, posture, known ? 0 : null);
  return standing(centre, at, facing(way), scale);
}

// The turn that shows the patient's front to somebody who looks along `way`.
export const facing = (way) => new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), Math.atan2(-way.x, -way.z));

export function standing(centre, at, turn, scale) {
  const size = new Vector3(scale, scale, scale);
  const offset = centre.clone().multiply(size).applyQuaternion(turn);
  return new Matrix4().compose(at.clone().sub(offset), turn, size);
}

// The world's matrix from which the head sees the patient as a kept camera did ({position, target}, m), at the size it has now.
export function seenFrom(head, camera, at, scale) {
  const [target, eye] = [new Vector3(...camera.target), new Vector3(...camera.position)];
  const was = new Matrix4().lookAt(eye, target, new Vector3(0, 1, 0));
  const is = new Matrix4().lookAt(headAt(head), at, new Vector3(0, 1, 0));
  const turn = new Quaternion().setFromRotationMatrix(is.multiply(was.transpose()));
  return standing(target, at, turn, scale);
}
