import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Reloader } from "../src/wall/reload";
import type { Alarm, AlarmStrip } from "../src/wall/protocol";

let now = 0;
let reloads = 0;
let served = true;

beforeEach(() => {
  [now, reloads, served] = [1_000_000, 0, true];
  mock.method(performance, "now", () => now);
  mock.method(Math, "random", () => 0.5);
  mock.method(globalThis, "fetch", () => (served ? Promise.resolve({ ok: true }) : Promise.reject(new TypeError("no route"))));
  Object.assign(globalThis, { location: { href: "http://wall/", reload: () => reloads++ } });
});
afterEach(() => mock.restoreAll());

const settled = () => new Promise((resolve) => setImmediate(resolve));
const critical = (seq: number): AlarmStrip => ({ seq, counts: [1, 0, 0, 0], unacked: 1, last10m: 1, top: [{ s: 1, acked: false, seq } as Alarm] });

async function tickFor(reloader: Reloader, ms: number, connected = true): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1000) {
    now += 1000;
    reloader.tick(connected);
    await settled();
  }
}

test("a new build reloads the page after a quiet while, an unchanged one never", async () => {
  const reloader = new Reloader();
  reloader.observe("1");
  await tickFor(reloader, 60_000);
  assert.equal(reloads, 0);
  reloader.observe("2");
  await tickFor(reloader, 5_000);
  assert.equal(reloads, 0);
  await tickFor(reloader, 5_000);
  assert.equal(reloads, 1);
});

test("a critical alarm puts the reload off", async () => {
  const reloader = new Reloader();
  reloader.observe("1");
  await tickFor(reloader, 60_000);
  reloader.observe("2");
  reloader.alarms(critical(7));
  await tickFor(reloader, 18_000);
  assert.equal(reloads, 0);
  await tickFor(reloader, 5_000);
  assert.equal(reloads, 1);
});

test("a page that the server does not serve, or without a link, stays", async () => {
  const reloader = new Reloader();
  reloader.observe("1");
  await tickFor(reloader, 60_000);
  reloader.observe("2");
  await tickFor(reloader, 60_000, false);
  served = false;
  await tickFor(reloader, 60_000);
  assert.equal(reloads, 0);
  served = true;
  await tickFor(reloader, 30_000);
  assert.ok(reloads > 0);
});
