#!/usr/bin/env node
// Leaves a wall open in a real browser and measures once a minute what must stay flat: the page's heap (after a collection),
// its DOM nodes and listeners, the server's memory; and what must not happen: an error in the console, a stopped stream.
// Nodes in the page follow what there is to show (a list with more alarms has more rows, up to its limit); nodes that the page no
// longer shows but still holds are a leak whatever happens.
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
const allowed = { heapMB: 1.15, shown: 1.25, listeners: 1.25, serverMB: 1.15 };
/** Share of all nodes by which those held but not shown may grow. */
const heldAllowed = 0.02;

const profile = await mkdtemp(join(tmpdir(), "opscenter-soak-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
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

  console.log("| minute | heap MB | DOM nodes | of them not shown | listeners | server MB | frames/s | errors |\n|---|---|---|---|---|---|---|---|");
  for (let minute = 1; minute <= minutes; minute++) {
    frames = 0;
    await page.waitForTimeout(60_000);
    const received = frames;
    await devTools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devTools.send("Performance.getMetrics");
    const metric = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
    const shown = await page.evaluate(countNodes);
    const sample = {
      heapMB: metric("JSHeapUsedSize") / 2 ** 20, shown, held: metric("Nodes") - shown, listeners: metric("JSEventListeners"), serverMB: await residentMB(options.pid),
    };
    if (minute > warmUp) samples.push(sample);
    if (received === 0) errors.push(`no frame in minute ${minute}`);
    console.log(`| ${minute} | ${sample.heapMB.toFixed(2)} | ${shown + sample.held} | ${sample.held} | ${sample.listeners} | ${sample.serverMB?.toFixed(0) ?? "-"} | ${(received / 60).toFixed(1)} | ${errors.length} |`);
  }
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}

const third = Math.max(1, Math.floor(samples.length / 3));
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const ends = (key) => [samples.slice(0, third), samples.slice(-third)].map((part) => median(part.map((sample) => sample[key])));
const grown = Object.keys(allowed).filter((key) => samples[0]?.[key] !== undefined).filter((key) => {
  const [first, last] = ends(key);
  console.log(`${key}: ${first.toFixed(2)} in the first third after warm-up, ${last.toFixed(2)} in the last (${(last / first).toFixed(3)})`);
  return last / first > allowed[key];
});
const [heldFirst, heldLast] = ends("held");
console.log(`held: ${heldFirst} nodes in the first third, ${heldLast} in the last`);
if (heldLast - heldFirst > heldAllowed * (ends("shown")[0] + heldFirst)) grown.push("held");
for (const error of new Set(errors)) console.log(`error: ${error}`);
if (grown.length > 0) console.log(`not flat: ${grown.join(", ")}`);
process.exitCode = grown.length + errors.length > 0 ? 1 : 0;

/** Runs in the page: every node of its documents. */
function countNodes() {
  const nodes = document.createTreeWalker(document);
  let count = 1;
  while (nodes.nextNode()) count++;
  return count;
}

async function residentMB(pid) {
  if (!pid) return undefined;
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}
