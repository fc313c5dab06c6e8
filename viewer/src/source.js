// Where the case comes from: the server, or the page's own blocks (a dossier: no server, no consequence).
import { t } from "./strings.js";

const TYPES = { u8: Uint8Array, u16: Uint16Array, i16: Int16Array };

export class SourceError extends Error {}

export async function unzipped(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// A file as it is, or unpacked where its name ends with .gz.
const unpacked = (name, bytes) => (name.endsWith(".gz") ? unzipped(bytes) : bytes);

// Ends by itself after `timeout` ms.
const either = (signal, timeout) => signal ?? (timeout ? AbortSignal.timeout(timeout) : undefined);

class Server {
  online = true;

  async scene() {
    return this.#json("/api/scene");
  }

  async bytes(file) {
    const response = await this.#fetch(`/api/files/${encodeURIComponent(file)}`);
    return unpacked(file, new Uint8Array(await response.arrayBuffer()));
  }

  get(path, { timeout } = {}) {
    return this.#json(path, { signal: either(undefined, timeout) });
  }

  // The server's answer; a refusal is a SourceError with its one line.
  post(path, body, { signal, timeout } = {}) {
    return this.#json(path, { signal: either(signal, timeout), method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  }

  async module(name) {
    return import(`/static/${name}`);
  }

  async #json(path, options) {
    return (await this.#fetch(path, options)).json();
  }

  async #fetch(path, options) {
    const response = await fetch(path, options).catch((error) => {
      throw error instanceof TypeError ? new SourceError(t("fail.server")) : error; // the browser's own words say less
    });
    if (response.ok) return response;
    const said = await response.json().catch(() => ({}));
    throw Object.assign(new SourceError(said.error ?? `${path}: ${response.status}`), { status: response.status });
  }
}

class Inside {
  online = false;

  async scene() {
    return JSON.parse(document.getElementById("scene").textContent);
  }

  async bytes(file) {
    const element = document.getElementById(`file ${file}`);
    if (!element) throw new SourceError(`${file} is not in this page`);
    const bytes = Uint8Array.from(atob(element.textContent.trim()), (c) => c.charCodeAt(0));
    return "zipped" in element.dataset ? unzipped(bytes) : unpacked(file, bytes);
  }

  async module(name) {
    const url = URL.createObjectURL(new Blob([await this.bytes(name)], { type: "text/javascript" }));
    try {
      return await import(url);
    } finally {
      URL.revokeObjectURL(url);
    }
  }
}

export const source = () => (document.getElementById("scene") ? new Inside() : new Server());

// The voxels of one of the scene's volumes, first index fastest.
export async function voxels(from, volume) {
  const bytes = await from.bytes(volume.file);
  const Type = TYPES[volume.type];
  return new Type(bytes.buffer, bytes.byteOffset, bytes.byteLength / Type.BYTES_PER_ELEMENT);
}

// A scan to show, at `place` "page" (small, a box along the body's axes) or "full" (its own grid), or undefined.
export const volumeOf = (scene, name, place = "page") => scene.volumes.find((v) => v.name === name && v.place === place);
