#!/usr/bin/env node
// Leaves a wall open in a real browser and measures once a minute what must stay flat: the page's heap (after a collection),
// its DOM nodes and listeners, the server's memory; and what must not happen: an error in the console, a stopped stream.
//   node eng/soak.mjs --minutes 30 [--url http://localhost:8080] [--wall overview] [--pid SERVER]
// Exit 1 where the last third of the run holds clearly more than the first third after the warm-up.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = resolve(import.meta.dirname, "..");
const { chromium } = createRequire(join(root, "src/OpsCenter.App/Client/package.json"))("playwright-core");
const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    url: { type: "string", default: "http://localhost:8080" },
    wall: { type: "string", default: "overview" },
    pid: { type: "string" },
  },
});
const minutes = Number(options.minutes);
/** Caches, histories and compiled code fill up first. */
const warmUp = Math.max(1, Math.floor(minutes / 6));
const allowed = { heapMB: 1.15, nodes: 1.05, listeners: 1.05, serverMB: 1.15 };

const profile = await mkdtemp(join(tmpdir(), "opscenter-soak-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  viewport: { width: 1920, height: 1080 },
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const samples = [];
const errors = [];
try {
  const page = context.pages()[0] ?? (await context.newPage());
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const devTools = await context.newCDPSession(page);
  await devTools.send("Network.enable");
  let frames = 0;
  devTools.on("Network.webSocketFrameReceived", () => frames++);
  await page.goto(`${options.url}/wall/${options.wall}`);
  await page.waitForSelector(".grid .tile", { timeout: 60_000 });
  await devTools.send("Performance.enable");

  console.log("| minute | heap MB | DOM nodes | listeners | server MB | frames/s | errors |\n|---|---|---|---|---|---|---|");
  for (let minute = 1; minute <= minutes; minute++) {
    frames = 0;
    await page.waitForTimeout(60_000);
    const received = frames;
    await devTools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devTools.send("Performance.getMetrics");
    const metric = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
    const sample = {
      heapMB: metric("JSHeapUsedSize") / 2 ** 20, nodes: metric("Nodes"), listeners: metric("JSEventListeners"), serverMB: await residentMB(options.pid),
    };
    if (minute > warmUp) samples.push(sample);
    if (received === 0) errors.push(`no frame in minute ${minute}`);
    console.log(`| ${minute} | ${sample.heapMB.toFixed(2)} | ${sample.nodes} | ${sample.listeners} | ${sample.serverMB?.toFixed(0) ?? "-"} | ${(received / 60).toFixed(1)} | ${errors.length} |`);
  }
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}

const third = Math.max(1, Math.floor(samples.length / 3));
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const grown = Object.keys(allowed).filter((key) => samples[0]?.[key] !== undefined).filter((key) => {
  const [first, last] = [samples.slice(0, third), samples.slice(-third)].map((part) => median(part.map((sample) => sample[key])));
  console.log(`${key}: ${first.toFixed(2)} in the first third after warm-up, ${last.toFixed(2)} in the last (${(last / first).toFixed(3)})`);
  return last / first > allowed[key];
});
for (const error of new Set(errors)) console.log(`error: ${error}`);
if (grown.length > 0) console.log(`not flat: ${grown.join(", ")}`);
process.exitCode = grown.length + errors.length > 0 ? 1 : 0;

async function residentMB(pid) {
  if (!pid) return undefined;
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}
