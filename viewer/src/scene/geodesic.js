// The shortest way over a surface between two of its points: along the triangles' edges first, then pulled straight on the surface.
import { BufferAttribute, BufferGeometry, Vector3 } from "three";
import { MeshBVH } from "three-mesh-bvh";
import { along, distance } from "./measure.js";

const WELD_MM = 0.1;
const COARSE_MM = 4;
const FINE_MM = 1;
const [PULLS, OVER] = [80, 1.6];

// Meshes as one surface in LPS mm; points that lie together become one, so that a way may lead from mesh to mesh.
export function surfaceOf(meshes) {
  const [places, index, seen] = [[], [], new Map()];
  const at = new Vector3();
  for (const mesh of meshes) {
    const position = mesh.geometry.getAttribute("position");
    const own = new Uint32Array(position.count);
    for (let i = 0; i < position.count; i += 1) {
      at.fromBufferAttribute(position, i).applyMatrix4(mesh.matrix);
      const key = `${Math.round(at.x / WELD_MM)} ${Math.round(at.y / WELD_MM)} ${Math.round(at.z / WELD_MM)}`;
      if (!seen.has(key)) {
        seen.set(key, places.length / 3);
        places.push(at.x, at.y, at.z);
      }
      own[i] = seen.get(key);
    }
    for (const i of mesh.geometry.index.array) index.push(own[i]);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
  geometry.setIndex(new BufferAttribute(new Uint32Array(index), 1));
  return { places: geometry.getAttribute("position").array, graph: graphOf(geometry), bvh: new MeshBVH(geometry, { indirect: true }) };
}

// Neighbours over edges, and across each edge to the far corner of the next triangle: half the error of edges alone.
function graphOf(geometry) {
  const index = geometry.index.array;
  const size = geometry.getAttribute("position").count;
  const [across, links] = [new Map(), Array.from({ length: size }, () => [])];
  for (let f = 0; f < index.length; f += 3) {
    for (let k = 0; k < 3; k += 1) {
      const [a, b, c] = [index[f + k], index[f + ((k + 1) % 3)], index[f + ((k + 2) % 3)]];
      if (a === b) continue;
      const key = a < b ? a * size + b : b * size + a;
      const far = across.get(key);
      if (far === undefined) {
        across.set(key, c);
        links[a].push(b);
        links[b].push(a);
      } else if (far !== c) {
        links[far].push(-1 - c);
        links[c].push(-1 - far);
      }
    }
  }
  return links;
}

// The way from a to b (LPS mm, on the surface) as points about a millimetre apart, or null where none leads there.
export function geodesic(surface, a, b) {
  const ids = walk(surface, nearestVertex(surface, a), nearestVertex(surface, b));
  if (!ids) return null;
  const rough = [a, ...ids.slice(1, -1).map((id) => place(surface, id)), b];
  const coarse = pulled(surface, resampled(rough, COARSE_MM));
  const points = pulled(surface, resampled(coarse, FINE_MM), 20);
  return { points, mm: along(points) };
}

const place = ({ places }, id) => [places[3 * id], places[3 * id + 1], places[3 * id + 2]];

function nearestVertex({ places }, point) {
  let [best, away] = [0, Infinity];
  for (let i = 0; i < places.length; i += 3) {
    const far = (places[i] - point[0]) ** 2 + (places[i + 1] - point[1]) ** 2 + (places[i + 2] - point[2]) ** 2;
    if (far < away) [best, away] = [i / 3, far];
  }
  return best;
}

// Dijkstra's way with a guess of what is left (A*). Steps over an edge are a little dearer than they look, as they cut the corner.
function walk(surface, from, to) {
  const [cost, before, done] = [new Map([[from, 0]]), new Map(), new Set()];
  const goal = place(surface, to);
  const queue = new Heap();
  queue.push(0, from);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return traced(before, to);
    if (done.has(id)) continue;
    done.add(id);
    const here = place(surface, id);
    for (const link of surface.graph[id]) {
      const next = link < 0 ? -1 - link : link;
      const there = place(surface, next);
      const sum = cost.get(id) + distance(here, there) * (link < 0 ? 1.02 : 1);
      if (sum >= (cost.get(next) ?? Infinity)) continue;
      cost.set(next, sum);
      before.set(next, id);
      queue.push(sum + distance(there, goal), next);
    }
  }
  return null;
}

function traced(before, to) {
  const ids = [to];
  while (before.has(ids[0])) ids.unshift(before.get(ids[0]));
  return ids;
}

export function resampled(points, step) {
  const total = along(points);
  const parts = Math.max(2, Math.ceil(total / step));
  const [out, gap] = [[points[0]], total / parts];
  let [walked, next] = [0, gap];
  for (let i = 1; i < points.length; i += 1) {
    const side = distance(points[i - 1], points[i]);
    while (side > 0 && next <= walked + side && out.length < parts) {
      const share = (next - walked) / side;
      out.push(points[i - 1].map((x, axis) => x + share * (points[i][axis] - x)));
      next += gap;
    }
    walked += side;
  }
  return [...out, points.at(-1)];
}

// Each point goes to the middle of its neighbours, and back onto the surface, until the way is straight.
function pulled({ bvh }, points, rounds = PULLS) {
  const [way, at, hit] = [points.map((p) => [...p]), new Vector3(), {}];
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    for (let i = 1; i < way.length - 1; i += 1) {
      const target = way[i].map((x, axis) => x + OVER * ((way[i - 1][axis] + way[i + 1][axis]) / 2 - x));
      const { point } = bvh.closestPointToPoint(at.set(...target), hit);
      moved = Math.max(moved, distance(way[i], [point.x, point.y, point.z]));
      way[i] = [point.x, point.y, point.z];
    }
    if (moved < 1e-3) break;
  }
  return way;
}

class Heap {
  #items = [];

  push(key, value) {
    const items = this.#items;
    items.push([key, value]);
    for (let i = items.length - 1; i > 0; ) {
      const up = (i - 1) >> 1;
      if (items[up][0] <= items[i][0]) break;
      [items[up], items[i]] = [items[i], items[up]];
      i = up;
    }
  }

  pop() {
    const items = this.#items;
    if (!items.length) return undefined;
    const [top, last] = [items[0], items.pop()];
    if (items.length) {
      items[0] = last;
      this.#sink();
    }
    return top[1];
  }

  #sink() {
    const items = this.#items;
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < items.length && items[child][0] < items[least][0]) least = child;
      if (least === i) return;
      [items[least], items[i]] = [items[i], items[least]];
      i = least;
    }
  }
}
