// The scan on a surface: grey by window, tinted and outlined by structure or owner. The cut plane is one quad of it, and
// the two faces of the opened cut are the cut's own surface with it.
import { DataTexture, DoubleSide, Data3DTexture, Matrix4, ShaderMaterial, Vector2, Vector3 } from "three";

const VERTEX = /* glsl */ `
#include <clipping_planes_pars_vertex>
uniform mat4 toLps;
varying vec3 vLps;
void main() {
  vLps = (toLps * vec4(position, 1.0)).xyz;
  vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
  gl_Position = projectionMatrix * mvPosition;
  #include <clipping_planes_vertex>
}
`;
const FRAGMENT = /* glsl */ `
precision highp sampler3D;
#include <common>
#include <clipping_planes_pars_fragment>
uniform sampler3D grey;
uniform sampler3D codes;
uniform sampler2D palette;
uniform mat4 texFromLps;
uniform vec3 size;
uniform vec2 range;
uniform vec3 owners[3];
uniform float tint, line, byOwner, whole, side;
varying vec3 vLps;

vec2 codeAt(vec3 at) {
  vec4 code = texelFetch(codes, ivec3(clamp(floor(at * size), vec3(0.0), size - 1.0)), 0);
  return vec2(floor(code.r * 255.0 + 0.5) + 256.0 * floor(code.b * 255.0 + 0.5), floor(code.g * 255.0 + 0.5));
}

// What tells two structures apart on the face: its label, or its owner.
float kind(vec2 code) {
  return byOwner > 0.5 ? mod(code.y, 4.0) : code.x;
}

vec3 colourOf(float kind) {
  if (byOwner > 0.5) return owners[int(kind) - 1];
  return texelFetch(palette, ivec2(int(mod(kind, 256.0)), int(kind / 256.0)), 0).rgb;
}

void main() {
  #include <clipping_planes_fragment>
  vec3 at = (texFromLps * vec4(vLps, 1.0)).xyz;
  if (any(lessThan(at, vec3(0.0))) || any(greaterThan(at, vec3(1.0)))) discard;
  vec2 code = codeAt(at);
  if (code.x < 0.5 && whole < 0.5) discard;
  if (side > 0.5 && floor(code.y / 4.0) + 1.0 != side) discard;
  float value = texture(grey, at).r;
  vec3 colour = vec3(clamp((value - range.x) / (range.y - range.x), 0.0, 1.0));
  float here = kind(code);
  if (here > 0.5) colour = mix(colour, colourOf(here), tint);
  if (line > 0.5) {
    vec3 dx = dFdx(at), dy = dFdy(at);
    float right = kind(codeAt(at + dx)), up = kind(codeAt(at + dy));
    float edge = right != here ? right : up;
    if (edge != here) colour = mix(colour, here > 0.5 ? colourOf(here) : colourOf(edge), 0.75);
  }
  gl_FragColor = sRGBTransferEOTF(vec4(colour, 1.0));
  #include <colorspace_fragment>
}
`;
const TINT = 0.22;
const dark = () => new Data3DTexture(new Uint8Array(2), 1, 1, 1);

// `toLps`: LPS mm from the geometry's own numbers.
export function faceMaterial(scene, toLps = new Matrix4()) {
  const uniforms = {
    grey: { value: dark() }, codes: { value: dark() }, palette: { value: new DataTexture(new Uint8Array(4), 1, 1) },
    texFromLps: { value: new Matrix4() }, size: { value: new Vector3(1, 1, 1) }, range: { value: new Vector2(0, 1) },
    owners: { value: ["castor", "pollux", "shared"].map((owner) => new Vector3(...scene.colours[owner].map((c) => c / 255))) },
    tint: { value: 0 }, line: { value: 0 }, byOwner: { value: 0 }, whole: { value: 0 }, side: { value: 0 }, toLps: { value: toLps },
  };
  return new ShaderMaterial({ vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms, side: DoubleSide, clipping: true });
}

// Puts what a state asks for on a face, once the volumes are there.
export function putScan(material, scan, grey, codes, plane) {
  const { uniforms: u } = material;
  const [I, J, K] = scan.shape;
  u.grey.value = grey;
  u.codes.value = codes.texture;
  u.palette.value = codes.palette;
  u.size.value.set(I, J, K);
  u.texFromLps.value.makeScale(1 / I, 1 / J, 1 / K).multiply(new Matrix4().makeTranslation(0.5, 0.5, 0.5)).multiply(scan.ijkFromLps);
  u.range.value.set(...scan.range(plane.scan, plane.window));
  u.byOwner.value = plane.tint === "owner" ? 1 : 0;
  u.tint.value = plane.tint === "none" ? 0 : TINT;
  u.line.value = plane.outline ? 1 : 0;
  u.whole.value = plane.whole ? 1 : 0;
}
