// Three metres, Y up, from LPS millimetres: the only place in the browser where one becomes the other.
import { Matrix4, Vector3 } from "three";

const MM = 1 / 1000;
// x stays left, three's y is superior, three's z is anterior (formats/gltf.py does the same).
export const METRES_FROM_LPS = new Matrix4().set(MM, 0, 0, 0, 0, 0, MM, 0, 0, -MM, 0, 0, 0, 0, 0, 1);
export const LPS_FROM_METRES = METRES_FROM_LPS.clone().invert();

export const vector = (lps) => new Vector3(lps[0], lps[1], lps[2]);
export const lps = (v) => [v.x, v.y, v.z];

// LPS axes from index (i, j, k) of a volume, as a Matrix4.
export const fromIjk = (volume) => new Matrix4().set(...volume.lps_from_ijk.flat());
