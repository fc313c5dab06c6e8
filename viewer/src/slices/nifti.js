// A NIfTI-1 file in memory, so that NiiVue opens values that came another way. RAS mm, as the standard wants it.
import { ras } from "./grid.js";

const HEAD = 352;
const CODES = { u8: [2, 8], i16: [4, 16], u16: [512, 16] };

// `volume`: {shape, lps_from_ijk, type, scale, offset}; values, first index fastest.
export function nifti(volume, values) {
  const bytes = new Uint8Array(HEAD + values.byteLength);
  const head = new DataView(bytes.buffer);
  const short = (at, ...numbers) => numbers.forEach((v, n) => head.setInt16(at + 2 * n, v, true));
  const float = (at, ...numbers) => numbers.forEach((v, n) => head.setFloat32(at + 4 * n, v, true));
  const m = ras(volume.lps_from_ijk);
  const size = [0, 1, 2].map((c) => Math.hypot(m[0][c], m[1][c], m[2][c]));
  head.setInt32(0, 348, true);
  short(40, 3, ...volume.shape, 1, 1, 1, 1);
  short(70, ...CODES[volume.type]);
  float(76, 1, ...size, 1, 1, 1, 1);
  float(108, HEAD, volume.scale ?? 1, volume.offset ?? 0);
  head.setUint8(123, 2); // millimetres
  short(252, 0, 2); // no quaternion; the matrix leads to anatomical axes
  [280, 296, 312].forEach((at, row) => float(at, ...m[row]));
  bytes.set([0x6e, 0x2b, 0x31, 0], 344); // n+1
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), HEAD);
  return bytes.buffer;
}
