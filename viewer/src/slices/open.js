// The slices' own bundle, loaded when they are first wanted: openSlices(element, app) -> Slices.
import { Slices } from "./slices.js";

export async function openSlices(element, app) {
  const slices = new Slices(element, app);
  await slices.start();
  return slices;
}
