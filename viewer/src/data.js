// What the page carries: a JSON of words and numbers, and one gzipped block of arrays.
export const words = JSON.parse(document.getElementById("words").textContent);

const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array };

// The arrays by name: "node 0 points", "node 0 faces", "ct", "labels", ...
export async function arrays() {
  const text = atob(document.getElementById("arrays").textContent.trim());
  const packed = Uint8Array.from(text, (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(stream).arrayBuffer();
  return new Map(words.arrays.map(({ name, type, start, count }) => [name, new TYPES[type](bytes, start, count)]));
}

// Positions were stored as 16 bits between the corners of the node's box.
export function points(node, stored) {
  const out = new Float32Array(stored.length);
  for (let i = 0; i < stored.length; i++) {
    const axis = i % 3;
    out[i] = node.low[axis] + (stored[i] / 65535) * (node.high[axis] - node.low[axis]);
  }
  return out;
}
