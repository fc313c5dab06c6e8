// Bundles the viewer. Each header names the digest of the sources, so that a test can tell a stale bundle.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const web = join(root, "src", "dioscuri", "web", "static");
const sources = ["build.mjs", "package.json", "package-lock.json",
  ...readdirSync(join(here, "src"), { recursive: true }).map((name) => `src/${name}`).filter((name) => /\.(js|css|html)$/.test(name))].sort();
const digest = createHash("sha256");
for (const name of sources) digest.update(name + "\0").update(readFileSync(join(here, name))).update("\0");
const sha = digest.digest("hex");
const header = (what) => ({ js: `/* dioscuri ${what} (Apache-2.0); sources sha256:${sha} */` });

const common = { bundle: true, metafile: true, minify: true, target: "es2022", legalComments: "none", charset: "ascii" };
mkdirSync(web, { recursive: true });
const viewer = await build({ ...common, entryPoints: [join(here, "src", "start.js")], outfile: join(web, "viewer.js"), format: "esm",
  banner: header("viewer with three.js and three-mesh-bvh (MIT, see LICENSES.txt)") });
// NiiVue reads formats that no scan here has (zarr): their decoders, more than half of its bytes, are left out.
const lean = { name: "lean", setup: (b) => b.onResolve({ filter: /^(numcodecs|zarrita)(\/|$)/ }, () => ({ path: join(here, "src", "slices", "absent.js") })) };
const slices = await build({ ...common, entryPoints: [join(here, "src", "slices", "open.js")], outfile: join(web, "slices.js"), format: "esm", plugins: [lean],
  banner: header("slices with NiiVue (BSD-2-Clause, see LICENSES.txt)") });
// One style sheet: the frame's first, then the parts' in the order of their names.
const sheets = sources.filter((name) => /^src\/\w+\/\w+\.css$/.test(name));
writeFileSync(join(web, "viewer.css"), ["src/viewer.css", ...sheets].map((name) => readFileSync(join(here, name), "utf8")).join("\n"));
copyFileSync(join(here, "src", "viewer.html"), join(web, "viewer.html"));
writeFileSync(join(web, "LICENSES.txt"), licences([viewer, slices]));

// What only the tests need, so that they run without Node: an emulated headset, and the checker of the models.
const vendor = join(root, "tests", "web", "vendor");
const modules = join(here, "node_modules");
mkdirSync(vendor, { recursive: true });
copyFileSync(join(modules, "iwer", "build", "iwer.min.js"), join(vendor, "iwer.min.js"));
copyFileSync(join(modules, "iwer", "LICENSE"), join(vendor, "IWER-LICENSE.txt"));
copyFileSync(join(modules, "gltf-validator", "LICENSE"), join(vendor, "GLTF-VALIDATOR-LICENSE.txt"));
await build({ ...common, stdin: { contents: 'export { validateBytes, version } from "gltf-validator";', resolveDir: here }, outfile: join(vendor, "gltf-validator.js"),
  platform: "browser", format: "iife", globalName: "GLTF_VALIDATOR", banner: { js: "/* gltf-validator (Apache-2.0, see GLTF-VALIDATOR-LICENSE.txt) */" } });

// The licence of every package whose code is in a bundle.
function licences(built) {
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const names = [...new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean))].sort();
  const carried = "The decoder of meshoptimizer, as three.js carries it: MIT, Copyright (c) 2016-2025 Arseny Kapoulkine\n";
  return [carried, ...names.map((name) => {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`;
  })].join(`\n${"-".repeat(80)}\n\n`);
}
