// What is not sure is never a hard surface: it is hatched, with gaps as wide as the doubt. Bands lie in the patient, so
// that both eyes of a headset see the same ones. The same shader leaves the gap where a vessel is divided.
import { Matrix4, Uint8BufferAttribute } from "three";

const BAND_MM = 2.2;
export const HATCHED_BELOW = 0.9; // surer than this is drawn whole
const shared = { fog: { value: 1 } };

const VERTEX = /* glsl */ `
uniform mat4 toLps;
uniform float sure;
varying vec3 vLps;
varying vec4 vMark;
#ifdef MARKED
attribute vec4 mark;
#endif
`;
const FRAGMENT = /* glsl */ `
uniform float fog;
varying vec3 vLps;
varying vec4 vMark;
`;
// mark: x how sure, y inside the gap of a divided vessel, z divided earlier, w divided now.
const HATCH = /* glsl */ `
if (vMark.y > 0.5) discard;
float band = fract(dot(vLps, vec3(0.62, 0.5, 0.6)) / ${BAND_MM.toFixed(2)});
if (fog > 0.5 && vMark.x < ${HATCHED_BELOW.toFixed(2)} && band > 0.35 + max(vMark.x - 0.5, 0.0)) discard;
if (vMark.z > 0.5 && fract(band * 2.0) > 0.45) discard;
`;

// The twins' meshes: how sure, and marks by vertex where the mesh has them.
export function hatched(mesh) {
  const { material } = mesh;
  const uniforms = { toLps: { value: mesh.matrix ?? new Matrix4() }, sure: { value: 1 }, fog: shared.fog };
  material.userData.doubt = uniforms;
  material.defines = mesh.geometry.getAttribute("mark") ? { MARKED: "" } : {};
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${VERTEX}`)
      .replace("#include <begin_vertex>", `#include <begin_vertex>
vLps = (toLps * vec4(position, 1.0)).xyz;
vMark = vec4(sure, 0.0, 0.0, 0.0);
#ifdef MARKED
vMark = mark;
#endif`);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${FRAGMENT}`)
      .replace("#include <clipping_planes_fragment>", `#include <clipping_planes_fragment>\n${HATCH}`);
  };
}

export function fog(shown) {
  shared.fog.value = shown ? 1 : 0;
}

// Room for the marks of a vessel mesh.
export function marksOf(geometry) {
  const count = geometry.getAttribute("position").count;
  if (!geometry.getAttribute("mark")) geometry.setAttribute("mark", new Uint8BufferAttribute(new Uint8Array(4 * count), 4, true));
  return geometry.getAttribute("mark");
}
