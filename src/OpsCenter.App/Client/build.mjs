// Bundles the browser's side into ../wwwroot/dist. Names are stable for the entries (the server links them with a version),
// hashed for the chunks and fonts they pull in.
import { copyFile, mkdir } from "node:fs/promises";
import { build } from "esbuild";

const out = process.env.CLIENT_OUT ?? "../wwwroot/dist";
const shared = {
  bundle: true, outdir: out, minify: true, sourcemap: false, target: "es2022", logLevel: "warning",
  loader: { ".woff2": "file", ".woff": "empty" }, assetNames: "fonts/[name]-[hash]", legalComments: "none",
};

await mkdir(out, { recursive: true });
await Promise.all([
  build({ ...shared, entryPoints: ["src/wall.ts", "src/editor.ts", "src/preview.ts", "src/console.ts"], format: "esm", splitting: true, chunkNames: "chunk-[name]-[hash]" }),
  build({ ...shared, entryPoints: ["src/webgl-probe.ts", "src/wall-guard.ts"], format: "iife" }),
  build({ ...shared, entryPoints: { tokens: "src/tokens.css" } }),
  copyFile("node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs", `${out}/map-worker.js`),
]);
