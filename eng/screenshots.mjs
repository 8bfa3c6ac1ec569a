#!/usr/bin/env node
// Takes every wall at three sizes from a running server into artifacts/screenshots, and tells what a viewer would stumble
// over: text that is cut, tiles that overlap or scroll, errors in the browser's console. Exit 1 where there is any.
//   node eng/screenshots.mjs [--url http://localhost:8080] [--walls overview,water,"site?site=pha-lai"] [--sizes 1920x1080,…] [--lang vi] [--theme dark] [--wait 6] [--map svg] [--out artifacts/screenshots]
//   node eng/screenshots.mjs --enter Administrator --pages [--sizes 390x844]      every page of the console instead, or those named: --pages console/alarms,wall
// --map svg spares a machine without a graphics processor the software renderer. Where the server asks for sign-in, --enter ROLE posts the demo's entry form first.
import { mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = resolve(import.meta.dirname, "..");
const { chromium } = createRequire(join(root, "src/OpsCenter.App/Client/package.json"))("playwright-core");
const { values: options } = parseArgs({
  // "--pages" alone means all of them.
  args: process.argv.slice(2).flatMap((one, index, all) => (one === "--pages" && (all[index + 1] ?? "--").startsWith("--") ? [one, ""] : [one])),
  options: {
    url: { type: "string", default: "http://localhost:8080" },
    walls: { type: "string" },
    sizes: { type: "string", default: "1920x1080,3840x2160,390x844" },
    lang: { type: "string" },
    theme: { type: "string" },
    wait: { type: "string", default: "6" },
    out: { type: "string", default: join(root, "artifacts/screenshots") },
    enter: { type: "string" },
    map: { type: "string" },
    pages: { type: "string" },
  },
});

const walls = options.walls?.split(",")
  ?? await Promise.all((await readdir(join(root, "dashboards"))).filter((name) => name.endsWith(".json") && name !== "screens.json").map(addressOf));
const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell";
const flags = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
];

/** A dashboard for any site is taken with one that the demo has. */
async function addressOf(name) {
  const dashboard = JSON.parse(await readFile(join(root, "dashboards", name), "utf8"));
  return dashboard.id + (dashboard.variables?.site ? "?site=pha-lai" : "");
}

/** Every address that a page of the console declares, and the editor. */
async function consolePages() {
  const sources = join(root, "src/OpsCenter.App");
  const files = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".razor") && !/(^|\/)(bin|obj)\//.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(sources, name), "utf8")));
  const declared = texts.flatMap((text) => [...text.matchAll(/^@page "\/(console[^"]*)"/gm)].map((match) => match[1]));
  return [...declared.sort(), "console/dashboards/water", "wall"];
}

/** In the page of the console: what is wider than the screen, and words that are cut. */
function inspectPage() {
  const found = [];
  const doc = document.documentElement;
  if (doc.scrollWidth > innerWidth + 1) found.push(`the page is wider than the screen: ${doc.scrollWidth}`);
  for (const node of document.querySelectorAll("h1, h2, h3, .btn, .chip, .toggle, button, label, td, th, dd, .figure, p, legend, summary")) {
    if (node.getClientRects().length === 0 || node.closest(".visually-hidden, iframe, .canvas, pre, .scroll")) continue;
    const box = node.getBoundingClientRect();
    const name = `${node.tagName.toLowerCase()}.${node.className} "${node.textContent.trim().slice(0, 40)}"`;
    if (box.right > innerWidth + 1 && !node.closest(".rail, .palette, .tabs") && box.left >= 0) found.push(`beyond the edge: ${name}`);
    const { overflowX } = getComputedStyle(node);
    if (overflowX !== "visible" && overflowX !== "auto" && node.scrollWidth > node.clientWidth + 2) found.push(`cut in width: ${name}`);
    if (parseFloat(getComputedStyle(node).fontSize) < 12 && node.textContent.trim()) found.push(`smaller than 12 px: ${name}`);
  }
  return found;
}

/** In the page: what a viewer would stumble over. */
function inspect() {
  const phone = innerWidth < 700;
  const found = [];
  const shown = (node) => node.getClientRects().length > 0;
  const name = (node) => `${node.closest("[data-tile]")?.dataset.tile ?? ""} .${node.className} "${(node.textContent ?? "").slice(0, 40)}"`;
  const doc = document.documentElement;
  if (!phone && (doc.scrollHeight > innerHeight + 1 || doc.scrollWidth > innerWidth + 1)) found.push("the page scrolls");
  if (phone && doc.scrollWidth > innerWidth + 1) found.push(`the page is wider than the phone: ${doc.scrollWidth}`);
  const texts = ".tile-title,.figure,.alarm-title,.alarm-detail,.alarm-place,.event-text,.event-place,.callout,.wall-name,.wall-head,.tile-text .tile-body,.empty-state,.badge,.tile-foot,.rank-value,.heat-scale,.kpi-status";
  for (const node of document.querySelectorAll(texts)) {
    if (!shown(node)) continue;
    if (node.scrollWidth > node.clientWidth + 2 && getComputedStyle(node).display !== "inline") found.push(`cut in width: ${name(node)}`);
    if (!node.matches(".figure,.tile-foot,.badge") && node.scrollHeight > node.clientHeight + 3 && getComputedStyle(node).display !== "inline") found.push(`cut in height: ${name(node)}`);
  }
  for (const tile of document.querySelectorAll(".tile")) {
    const box = tile.getBoundingClientRect();
    for (const child of tile.querySelectorAll(".tile-head,.figure,.bar,.tile-foot,.empty-state")) {
      if (!shown(child)) continue;
      const inner = child.getBoundingClientRect();
      if (inner.bottom > box.bottom + 1 || inner.right > box.right + 1) found.push(`out of its tile: ${name(child)}`);
    }
    const parts = [...tile.querySelectorAll(".tile-head,.figure,.bar,.chart-box,.tile-foot")].filter(shown).map((part) => [part, part.getBoundingClientRect()]);
    for (let index = 1; index < parts.length; index++) {
      if (parts[index][1].top < parts[index - 1][1].bottom - 2) found.push(`parts overlap: ${name(parts[index][0])}`);
    }
  }
  for (const limits of document.querySelectorAll(".limits")) {
    const last = [...limits.children].at(-1);
    if (last && last.getBoundingClientRect().top > limits.getBoundingClientRect().bottom - 2) found.push(`limits cut: ${name(limits)}`);
  }
  if (document.querySelector(".cover:not(.hidden)")) found.push("the connection-lost cover is up");
  const small = [...document.querySelectorAll(".wall *")].filter((node) =>
    shown(node) && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) &&
    !node.closest("svg") && parseFloat(getComputedStyle(node).fontSize) < 15.9 * Math.min(innerWidth / 1920, innerHeight / 1080));
  if (!phone && small.length > 0) found.push(`smaller than 16 px: ${name(small[0])}`);
  return found;
}

const profile = await mkdtemp(join(tmpdir(), "opscenter-screens-"));
const browser = await chromium.launchPersistentContext(profile, { executablePath: chromiumPath, headless: true, args: flags, ignoreHTTPSErrors: true });
let faults = 0;
try {
  await mkdir(options.out, { recursive: true });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  if (options.enter) await enter(page, options.enter);
  for (const size of options.sizes.split(",")) {
    const [width, height] = size.split("x").map(Number);
    await page.setViewportSize({ width, height });
    const pages = options.pages === undefined ? null : options.pages === "" ? await consolePages() : options.pages.split(",");
    for (const wall of pages ?? walls) {
      errors.length = 0;
      await (pages ? openPage(page, wall) : openWall(page, wall));
      await page.waitForTimeout(Number(options.wait) * 1000);
      const found = [...(await page.evaluate(pages ? inspectPage : inspect)), ...errors.map((text) => `console: ${text}`)];
      faults += found.length;
      const file = join(options.out, `${wall.replace(/[^\w-]+/g, "-")}-${size}${options.lang ? `-${options.lang}` : ""}${options.theme ? `-${options.theme}` : ""}.png`);
      await page.screenshot({ path: file, fullPage: width < 700, timeout: 180_000 });
      console.log(`${found.length === 0 ? "ok  " : "LOOK"} ${file}`);
      for (const fault of found) console.log(`       ${fault}`);
    }
  }
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
process.exitCode = faults > 0 ? 1 : 0;

async function openWall(page, wall) {
  const [id, own = ""] = wall.split("?");
  const query = new URLSearchParams([...new URLSearchParams(own), ...Object.entries({ lang: options.lang, theme: options.theme, map: options.map }).filter(([, value]) => value)]);
  await page.goto(`${options.url}/wall/${id}?${query}`, { waitUntil: "load", timeout: 120_000 });
  await page.waitForSelector(".grid .tile", { timeout: 120_000 });
}

/** Language and theme of the console are the person's, kept in a cookie. */
async function openPage(page, address) {
  const wanted = new URLSearchParams(Object.entries({ language: options.lang, theme: options.theme, returnUrl: `/${address}` }).filter(([, value]) => value));
  await page.goto(options.lang || options.theme ? `${options.url}/preferences?${wanted}` : `${options.url}/${address}`, { waitUntil: "load", timeout: 120_000 });
  await page.waitForSelector("h1", { timeout: 120_000 });
}

/** The demo's own page: one form per role. */
async function enter(page, role) {
  await page.goto(`${options.url}/demo`, { waitUntil: "load" });
  await page.locator(`button[value="${role}"], form:has(input[value="${role}"]) button`).first().click();
  await page.waitForLoadState("load");
}
