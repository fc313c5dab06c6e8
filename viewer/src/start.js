// The page's entry.
import { BufferAttribute, BufferGeometry, Mesh, MeshLambertMaterial } from "three";
import { App } from "./app.js";
import { $ } from "./dom.js";
import { install as compare } from "./flat/compare.js";
import { install as display } from "./flat/display.js";
import { install as legend } from "./flat/legend.js";
import { install as plane } from "./flat/plane.js";
import { Shell } from "./flat/shell.js";
import { install as constraints } from "./flat/constraints.js";
import { install as edit } from "./flat/edit.js";
import { install as slices } from "./flat/slices.js";
import { install as ask } from "./flat/ask.js";
import { install as vessels } from "./flat/vessels.js";
import { install as whatif } from "./flat/whatif.js";
import { install as marks } from "./flat/marks.js";
import { install as said } from "./flat/said.js";
import { install as help } from "./flat/help.js";
import { install as stages } from "./flat/stages.js";
import { install as tree } from "./flat/tree.js";
import { source } from "./source.js";
import { t } from "./strings.js";
import { install as vr } from "./vr/vr.js";

// Each adds its panels, tools and followers of the state: install(app).
const PARTS = [ask, tree, legend, plane, stages, compare, display, vessels, whatif, marks, said, vr, help, slices, edit, constraints];

async function start() {
  const from = source();
  const app = new App(await from.scene(), from, { canvas: $("view"), said: $("said") });
  app.three = { BufferAttribute, BufferGeometry, Mesh, MeshLambertMaterial }; // for benches, which draw a peer in the same page
  window.dioscuri = app;
  await app.start();
  app.shell = new Shell(app);
  for (const part of PARTS) part(app);
  return app;
}

start().then(
  () => { document.documentElement.dataset.ready = "yes"; },
  (error) => {
    console.error(error);
    $("said").textContent = t("fail.open", { why: error.message });
    $("said").hidden = false;
    document.documentElement.dataset.ready = "failed";
  },
);
