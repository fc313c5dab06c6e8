// Bundles the page's script. The header names the digest of the sources, so that a test can tell a stale bundle.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const page = join(here, "..", "src", "dioscuri", "planning", "dossier", "page");
const sources = ["build.mjs", "package.json", "package-lock.json",
  ...readdirSync(join(here, "src")).map((name) => `src/${name}`)].sort();
const digest = createHash("sha256");
for (const name of sources) digest.update(name + "\0").update(readFileSync(join(here, name))).update("\0");

await build({
  entryPoints: [join(here, "src", "main.js")],
  outfile: join(page, "viewer.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  charset: "ascii",
  banner: { js: `/* dioscuri viewer (Apache-2.0) with three.js (MIT, see THREE-LICENSE.txt); sources sha256:${digest.digest("hex")} */` },
});
copyFileSync(join(here, "node_modules", "three", "LICENSE"), join(page, "THREE-LICENSE.txt"));
