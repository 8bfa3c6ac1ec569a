import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFrame, boardOf, mergeEvents, mergeHistory } from "../src/wall/merge";
import type { EventItem, Snapshot, TileState } from "../src/wall/protocol";

const range = () => 1000;

function snapshot(seq: number, tiles: TileState[]): Snapshot {
  return {
    seq, tiles, t: 10_000, build: "b", simulated: false,
    layout: { id: "d", title: { vi: "", en: "" }, columns: 24, rows: 1, tiles: [] },
    alarms: { seq: 0, counts: [0, 0, 0, 0], unacked: 0, last10m: 0, top: [] },
  };
}

function event(id: string, t: number, text = id): EventItem {
  return { id, t, text, kind: "camera.person", s: 0, sim: false };
}

const point = (v: number) => ({ v, t: 10_000, q: 0 as const, f: 0, s: 0 as const, iv: 60 });

test("a frame changes only the tiles it names", () => {
  const board = boardOf(snapshot(5, [{ id: "a", point: point(1) }, { id: "b", point: point(2) }]));
  assert.deepEqual(applyFrame(board, { seq: 6, t: 10_000, tiles: [{ id: "b", point: point(3) }] }, range), ["b"]);
  assert.equal(board.tiles.get("a")?.point?.v, 1);
  assert.equal(board.tiles.get("b")?.point?.v, 3);
});

test("a frame that was seen before changes nothing", () => {
  const board = boardOf(snapshot(5, [{ id: "a", point: point(1) }]));
  assert.deepEqual(applyFrame(board, { seq: 5, t: 10_000, tiles: [{ id: "a", point: point(9) }] }, range), []);
  assert.equal(board.tiles.get("a")?.point?.v, 1);
});

test("limits of the snapshot stay when a frame brings only a point", () => {
  const limits = [{ name: { vi: "III", en: "III" }, s: 1 as const, v: 4.5, dir: "above" as const }];
  const board = boardOf(snapshot(1, [{ id: "a", point: point(1), limits }]));
  applyFrame(board, { seq: 2, t: 10_000, tiles: [{ id: "a", point: point(2) }] }, range);
  assert.deepEqual(board.tiles.get("a")?.limits, limits);
});

test("a site of a frame replaces the same site and leaves the others", () => {
  const board = boardOf(snapshot(1, [{ id: "m", sites: [{ id: "x", s: 0, st: "live" }, { id: "y", s: 0, st: "live" }] }]));
  applyFrame(board, { seq: 2, t: 10_000, tiles: [{ id: "m", sites: [{ id: "y", s: 1, st: "live" }] }] }, range);
  assert.deepEqual(board.tiles.get("m")?.sites?.map((site) => [site.id, site.s]), [["x", 0], ["y", 1]]);
});

test("history appends in time order, replaces the same moment and forgets what is too old", () => {
  const merged = mergeHistory([[100, 1], [200, 2], [400, 4]], [[300, 3], [400, 5], [150, 9]], 200);
  assert.deepEqual(merged, [[200, 2], [300, 3], [400, 5]]);
});

test("history keeps a gap as a gap", () => {
  assert.deepEqual(mergeHistory([[100, 1], [200, null]], [[300, 3]], 0), [[100, 1], [200, null], [300, 3]]);
});

test("events are newest first, each once, the newer copy wins", () => {
  const merged = mergeEvents([event("a", 1), event("b", 2)], [event("b", 2, "ended"), event("c", 3)]);
  assert.deepEqual(merged.map((one) => [one.id, one.text]), [["c", "c"], ["b", "ended"], ["a", "a"]]);
});

test("events that replace drop the old ones", () => {
  const board = boardOf(snapshot(1, [{ id: "e", events: [event("a", 1)] }]));
  applyFrame(board, { seq: 2, t: 10_000, tiles: [{ id: "e", events: [event("z", 9)], replace: true }] }, range);
  assert.deepEqual(board.tiles.get("e")?.events?.map((one) => one.id), ["z"]);
});
