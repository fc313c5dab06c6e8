// Mouse, pen and fingers on the slices: move the crosshair or the brush, turn the wheel, zoom and pan.
import { zoomed } from "./planes.js";

const WHEEL_ZOOM = 0.0016;

// view: {tiles, at, move(point), step(tile, n), fit(), changed(), tool: null | {down, move, up, hover, cancel}}
export function listen(element, view) {
  const fingers = new Map();
  let [held, pinch] = [null, null];
  const place = (event) => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const tileAt = ([x, y]) => view.tiles.find((tile) => tile.shown && tile.holds(x, y));
  const drop = () => {
    if (held?.kind === "tool") view.tool?.cancel();
    held = null;
  };

  element.addEventListener("pointerdown", (event) => {
    const xy = place(event);
    const tile = tileAt(xy);
    if (!tile) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, xy);
    if (fingers.size === 2) {
      drop();
      pinch = spread(fingers);
      return;
    }
    if (fingers.size > 2) return;
    event.preventDefault();
    element.focus({ preventScroll: true });
    const pan = event.button === 1 || event.shiftKey;
    view.active = tile;
    held = { kind: pan ? "pan" : view.tool && event.button === 0 ? "tool" : "cross", tile, last: xy };
    if (held.kind === "tool") view.tool.down(tile, tile.point(...xy, view.at));
    else if (held.kind === "cross") view.move(tile.point(...xy, view.at));
  });

  element.addEventListener("pointermove", (event) => {
    const xy = place(event);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, xy);
    if (pinch && fingers.size === 2) return pinched(xy);
    if (!held) {
      const tile = tileAt(xy);
      return view.tool?.hover(tile ?? null, tile?.point(...xy, view.at));
    }
    const { tile } = held;
    if (held.kind === "tool") view.tool.move(tile, tile.point(...xy, view.at));
    else if (held.kind === "cross") view.move(tile.point(...xy, view.at));
    else {
      pan(tile, xy[0] - held.last[0], xy[1] - held.last[1]);
      view.changed();
    }
    held.last = xy;
    return undefined;
  });

  function pinched() {
    const now = spread(fingers);
    const tile = tileAt(now.middle);
    if (tile && now.width > 0) {
      pan(tile, now.middle[0] - pinch.middle[0], now.middle[1] - pinch.middle[1]);
      zoomed(tile, pinch.width / now.width, ...now.middle, view.at);
      view.changed();
    }
    pinch = now;
  }

  const up = (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size < 2) pinch = null;
    if (held?.kind === "tool") view.tool?.up();
    held = null;
  };
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", (event) => {
    drop();
    up(event);
  });
  element.addEventListener("pointerleave", () => !held && view.tool?.hover(null));
  element.addEventListener("dblclick", () => !view.tool && view.fit());
  element.addEventListener("wheel", (event) => {
    const xy = place(event);
    const tile = tileAt(xy);
    if (!tile) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      zoomed(tile, Math.exp(event.deltaY * WHEEL_ZOOM), ...xy, view.at);
      view.changed();
    } else view.step(tile, Math.sign(event.deltaY) * -1);
  }, { passive: false });
  return { drop };
}

function pan(tile, dx, dy) {
  const { right, down, flip } = tile.plane;
  tile.middle[right] -= dx * tile.mm;
  tile.middle[down] -= (flip ? -1 : 1) * dy * tile.mm;
}

function spread(fingers) {
  const [[x0, y0], [x1, y1]] = fingers.values();
  return { width: Math.hypot(x1 - x0, y1 - y0), middle: [(x0 + x1) / 2, (y0 + y1) / 2] };
}
