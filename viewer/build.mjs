// Bundles the viewer. Each header names the digest of the sources, so that a test can tell a stale bundle.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const page = join(root, "src", "dioscuri", "planning", "dossier", "page");
const web = join(root, "src", "dioscuri", "web", "static");
const sources = ["build.mjs", "package.json", "package-lock.json",
  ...readdirSync(join(here, "src"), { recursive: true }).map((name) => `src/${name}`).filter((name) => /\.(js|css|html)$/.test(name))].sort();
const digest = createHash("sha256");
for (const name of sources) digest.update(name + "\0").update(readFileSync(join(here, name))).update("\0");
const sha = digest.digest("hex");
const header = (what) => ({ js: `/* dioscuri ${what} (Apache-2.0); sources sha256:${sha} */` });

const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", charset: "ascii" };
mkdirSync(web, { recursive: true });
await build({ ...common, entryPoints: [join(here, "src", "main.js")], outfile: join(page, "viewer.js"), format: "iife",
  banner: header("viewer with three.js (MIT, see THREE-LICENSE.txt)") });
await build({ ...common, entryPoints: [join(here, "src", "start.js")], outfile: join(web, "viewer.js"), format: "esm",
  banner: header("viewer with three.js and three-mesh-bvh (MIT, see LICENSES.txt)") });
// One style sheet: the frame's first, then the parts' in the order of their names.
const sheets = sources.filter((name) => /^src\/\w+\/\w+\.css$/.test(name));
writeFileSync(join(web, "viewer.css"), ["src/viewer.css", ...sheets].map((name) => readFileSync(join(here, name), "utf8")).join("\n"));
copyFileSync(join(here, "src", "viewer.html"), join(web, "viewer.html"));
copyFileSync(join(here, "node_modules", "three", "LICENSE"), join(page, "THREE-LICENSE.txt"));
