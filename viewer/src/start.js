// The page's entry.
import { App } from "./app.js";
import { $ } from "./dom.js";
import { Shell } from "./flat/shell.js";
import { source } from "./source.js";
import { t } from "./strings.js";

// Each adds its panels, tools and followers of the state: install(app).
const PARTS = [];

async function start() {
  const from = source();
  const app = new App(await from.scene(), from, { canvas: $("view"), said: $("said") });
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
