import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerClock } from "../src/wall/clock";
import { backoff } from "../src/wall/connection";
import { freshness } from "../src/wall/staleness";
import type { Point } from "../src/wall/protocol";

const point = (t: number, iv: number): Point => ({ v: 1, t, q: 0, f: 0, s: 0, iv });

test("a tile is stale just after two intervals", () => {
  assert.equal(freshness(point(0, 60), 120_000), "live");
  assert.equal(freshness(point(0, 60), 120_001), "stale");
});

test("a field without an interval is stale after ten minutes", () => {
  assert.equal(freshness(point(0, 0), 600_000), "live");
  assert.equal(freshness(point(0, 0), 600_001), "stale");
});

test("a tile that never had a value is neither live nor stale", () => {
  assert.equal(freshness(null, 1), "none");
});

test("the clock follows the server and keeps the least delayed frame", () => {
  let local = 1000;
  const clock = new ServerClock(() => local);
  clock.observe(6000);
  local = 2000;
  clock.observe(6700);
  assert.equal(clock.now(), 7000);
});

test("the clock follows a jump of the display's own clock at once", () => {
  let local = 1000;
  const clock = new ServerClock(() => local);
  clock.observe(1000);
  local = 3_601_000;
  clock.observe(2000);
  assert.equal(clock.now(), 2000);
});

test("the waits between attempts grow, are capped and never zero", () => {
  assert.equal(backoff(0, () => 1), 250);
  assert.equal(backoff(1, () => 0), 250);
  assert.equal(backoff(500, () => 1), 10_000);
  assert.ok(backoff(500, () => 0) >= 5_000);
});
