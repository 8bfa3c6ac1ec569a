#!/usr/bin/env node
// Takes the pictures of docs/design-system.md and of the README from a running demo: tiles as they are, at 1920 × 1080.
//   node eng/design-pictures.mjs [--url http://localhost:8080] [--out docs/pictures]
// Give the demo a quarter of an hour first: a state that is not on the walls now cannot be taken.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { quantise } from "./palette-png.mjs";

const root = resolve(import.meta.dirname, "..");
const { chromium } = createRequire(join(root, "src/OpsCenter.App/Client/package.json"))("playwright-core");
const { values: options } = parseArgs({
  options: { url: { type: "string", default: "http://localhost:8080" }, out: { type: "string", default: join(root, "docs/pictures") } },
});

/** What is taken: a wall, its language and theme, and the tile; without a tile the whole wall. */
const pictures = [
  { name: "wall-overview", wall: "overview", lang: "vi" },
  { name: "design-bar", wall: "water", lang: "en", tile: "an-phu" },
  { name: "design-trend", wall: "water", lang: "en", tile: "ben-binh" },
  { name: "design-trend-light", wall: "water", lang: "en", theme: "light", tile: "ben-binh" },
  { name: "design-ranking", wall: "environment", lang: "en", tile: "pm25-ranking" },
  { name: "design-heat", wall: "traffic", lang: "en", tile: "occupancy-hours" },
  { name: "design-kpi", wall: "cameras", lang: "en", tile: "online" },
  { name: "design-alarms", wall: "overview", lang: "en", tile: "alarms" },
  { name: "design-map", wall: "overview", lang: "en", tile: "map" },
  { name: "design-detail", wall: "water", lang: "en", tile: "an-phu", card: true },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell", headless: true, args: ["--no-sandbox"] });
try {
  await mkdir(options.out, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  let shown = "";
  for (const { name, wall, lang, theme = "dark", tile, card } of pictures) {
    const address = `${options.url}/wall/${wall}?map=svg&lang=${lang}&theme=${theme}`;
    if (address !== shown) {
      await page.goto(address, { waitUntil: "load", timeout: 120_000 });
      await page.waitForSelector(".grid .tile", { timeout: 60_000 });
      await page.waitForTimeout(4_000);
      shown = address;
    }
    const target = tile ? page.locator(`[data-tile="${tile}"]`) : page;
    if (card) {
      await target.focus();
      await page.keyboard.press("Enter");
      await page.waitForTimeout(2_000);
    }
    const picture = await (card ? page.locator("#detail") : target).screenshot({ timeout: 120_000 });
    if (card) await page.keyboard.press("Escape");
    const file = join(options.out, `${name}.png`);
    await writeFile(file, quantise(picture));
    console.log(`${file}: ${(await readFile(file)).length} bytes`);
  }
} finally {
  await browser.close();
}
