import { build } from "esbuild";
await build({ entryPoints: ["src/wall.ts"], bundle: true, format: "esm", outdir: "../wwwroot/dist", minify: true, sourcemap: true });
