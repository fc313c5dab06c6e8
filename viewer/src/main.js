import { arrays, words } from "./data.js";
import { $ } from "./dom.js";
import { facts, vessels } from "./facts.js";
import { hasWebgl2, Model } from "./model.js";
import { Slices } from "./slices.js";
import { Tree } from "./tree.js";

function fail(text) {
  $("stage").hidden = true;
  $("structures").hidden = true;
  $("crossing").hidden = false;
  document.querySelector("[role=tablist]").hidden = true;
  $("fallback").className = "shown";
  $("reason").textContent = text;
}

function panel(model) {
  const tree = new Tree((states) => model.apply(states));
  for (const button of document.querySelectorAll("[data-preset]")) {
    button.addEventListener("click", () => {
      tree.preset(button.dataset.preset);
      $("apart").value = button.dataset.preset === "after" ? "40" : "0";
      model.pull(Number($("apart").value));
      model.refit();
    });
  }
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => model.view(button.dataset.view));
  }
  $("apart").addEventListener("input", () => model.pull(Number($("apart").value)));
  tree.preset("all");
}

function sliceOptions(slices) {
  const scan = $("scan");
  for (const name of words.volume.scans) scan.append(new Option(name.toUpperCase(), name));
  scan.addEventListener("change", () => slices.set({ scan: scan.value }));
  $("window").addEventListener("change", () => slices.set({ window: $("window").value }));
  $("tint").addEventListener("change", () => slices.set({ tint: $("tint").checked }));
  $("lines").addEventListener("change", () => slices.set({ lines: $("lines").checked }));
}

function tabs() {
  const pages = { structures: $("structures"), crossing: $("crossing") };
  for (const button of document.querySelectorAll("[data-tab]")) {
    button.addEventListener("click", () => {
      for (const other of document.querySelectorAll("[data-tab]")) other.setAttribute("aria-selected", String(other === button));
      for (const [name, part] of Object.entries(pages)) part.hidden = name !== button.dataset.tab;
    });
  }
  $("count").textContent = `(${words.crossings.length})`;
}

async function start() {
  tabs();
  facts();
  if (typeof DecompressionStream === "undefined" || typeof OffscreenCanvas === "undefined") {
    fail("This browser is too old to unpack the model and the slices. The pictures below were made when the plan was made.");
    $("slices").parentElement.hidden = true;
    vessels(() => {});
    return;
  }
  const data = await arrays();
  const slices = new Slices(data);
  sliceOptions(slices);
  let model = null;
  if (hasWebgl2()) {
    model = new Model($("view"), data);
    panel(model);
  } else {
    fail("This browser cannot draw in 3D (it has no WebGL 2). The slices work; the pictures below were made when the plan was made.");
  }
  vessels((vessel) => {
    model?.mark(vessel.at, vessel.radius_mm, true);
    slices.move([...vessel.at], vessel.id);
  });
}

start().then(
  () => { document.documentElement.dataset.ready = "yes"; },
  (error) => {
    console.error(error);
    fail(`The model could not be opened (${error.message}). The file may be damaged; the pictures below and dossier.pdf say the same.`);
  },
);
