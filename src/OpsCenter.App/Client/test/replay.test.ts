import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerClock } from "../src/wall/clock";
import { crumbsOf, nextLevel, wallUrl } from "../src/wall/drill";
import { mergeTile } from "../src/wall/merge";
import { momentText, parseMoment, parseSpeed, placeOf, replayAddress, sliderSpan } from "../src/wall/replay/moment";
import type { SeriesRow } from "../src/wall/protocol";

const hour = 3_600_000;

test("a moment without an offset is the centre's time", () => {
  assert.equal(parseMoment("2026-11-21T14:30"), Date.UTC(2026, 10, 21, 7, 30));
  assert.equal(parseMoment("2026-11-21 14:30:15"), Date.UTC(2026, 10, 21, 7, 30, 15));
  assert.equal(parseMoment("2026-11-21T14:30Z"), Date.UTC(2026, 10, 21, 14, 30));
  assert.equal(parseMoment("2026-11-21T14:30+09:00"), Date.UTC(2026, 10, 21, 5, 30));
});

test("what is no moment is refused", () => {
  for (const text of ["", null, undefined, "yesterday", "2026-13-41T99:99", "14:30", "2026-11-21"]) assert.equal(parseMoment(text), null);
});

test("a moment comes back as it was written", () => {
  const at = parseMoment("2024-09-12T08:00:30")!;
  assert.equal(momentText(at), "2024-09-12T08:00:30");
  assert.equal(momentText(at, false), "2024-09-12T08:00");
});

test("the slider stays inside what is stored and rests while the moment is on it", () => {
  const bounds = { from: 0, to: 100 * hour };
  const first = sliderSpan(50 * hour, 24 * hour, bounds);
  assert.deepEqual(first, { from: 32 * hour, to: 56 * hour });
  assert.deepEqual(sliderSpan(55 * hour, 24 * hour, bounds, first), first);
  assert.notDeepEqual(sliderSpan(57 * hour, 24 * hour, bounds, first), first);
  assert.deepEqual(sliderSpan(99 * hour, 24 * hour, bounds), { from: 76 * hour, to: 100 * hour });
  assert.deepEqual(sliderSpan(1 * hour, 24 * hour, bounds), { from: 0, to: 24 * hour });
  assert.deepEqual(sliderSpan(1 * hour, Infinity, bounds), bounds);
});

test("places on the slider are clamped, and an empty one has none", () => {
  assert.equal(placeOf(5, { from: 0, to: 10 }), 0.5);
  assert.equal(placeOf(-5, { from: 0, to: 10 }), 0);
  assert.equal(placeOf(50, { from: 0, to: 10 }), 1);
  assert.equal(placeOf(5, { from: 5, to: 5 }), 0);
});

test("the address of a replay keeps the rest and drops what is usual", () => {
  const at = parseMoment("2026-11-21T14:30")!;
  assert.equal(replayAddress("http://x/wall/site?site=pha-lai&lang=en", { at, speed: 1 }), "/wall/site?site=pha-lai&lang=en&at=2026-11-21T14:30:00");
  assert.equal(replayAddress("/wall/yagi", { at, speed: 600, scenario: "yagi" }), "/wall/yagi?at=2026-11-21T14:30:00&speed=600&scenario=yagi");
  assert.equal(replayAddress("/wall/overview?at=2026-11-21T14:30:00&speed=10", null), "/wall/overview");
});

test("a speed that is none is 1", () => {
  assert.equal(parseSpeed("60"), 60);
  assert.equal(parseSpeed("99999"), 3600);
  for (const text of ["-1", "fast", "", null, "NaN"]) assert.equal(parseSpeed(text), 1);
});

test("the clock of a replay runs at its speed, stops without frames and comes back to the present", () => {
  let local = 1_000_000;
  const clock = new ServerClock(() => local);
  clock.observe(1_000_500);
  clock.follow(50_000, 10);
  local += 500;
  assert.equal(clock.now(), 55_000);
  local += 60_000;
  assert.equal(clock.now(), 60_000);
  clock.follow(70_000, 0);
  local += 500;
  assert.equal(clock.now(), 70_000);
  clock.release();
  assert.equal(clock.now(), local + 500);
});

test("links keep the display's language and moment but not the variables of another wall", () => {
  const search = "?site=a&lang=en&at=2026-11-21T14:30&dashboard=x";
  assert.equal(wallUrl("site", { site: "pha lai" }, search), "/wall/site?site=pha+lai&lang=en&at=2026-11-21T14%3A30");
  assert.equal(wallUrl("//evil.example", {}, ""), "/wall/%2F%2Fevil.example");
});

test("a site leads one level down, and the deepest nowhere", () => {
  const levels = ["site", "diagnostic"];
  assert.equal(nextLevel(levels, "overview"), "site");
  assert.equal(nextLevel(levels, "site"), "diagnostic");
  assert.equal(nextLevel(levels, "diagnostic"), null);
  assert.equal(nextLevel([], "overview"), null);
});

test("crumbs link all levels but the last", () => {
  const trail = ["overview", "water", "site"].map((id) => ({ title: { vi: id, en: id }, address: id === "site" ? "/wall/site?site=a" : `/wall/${id}` }));
  assert.deepEqual(crumbsOf({ trail }, "?lang=en&site=a").map(({ url }) => url), ["/wall/overview?lang=en", "/wall/water?lang=en", null]);
});

test("a frame changes the rows it names and adds new ones in order", () => {
  const row = (key: string, v: number): SeriesRow => ({
    key, name: { vi: key, en: key }, decimals: 1, point: { v, t: 1, q: 0, f: 0, s: 0, iv: 60 }, limits: [], line: [],
  });
  const merged = mergeTile({ id: "t", rows: [row("a", 1), row("c", 3)], total: 2 }, { id: "t", rows: [row("c", 4), row("b", 2)], total: 3 }, 0);
  assert.deepEqual(merged.rows?.map(({ key, point }) => [key, point?.v]), [["a", 1], ["b", 2], ["c", 4]]);
  assert.equal(merged.total, 3);
});
