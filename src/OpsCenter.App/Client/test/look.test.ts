import assert from "node:assert/strict";
import { test } from "node:test";
import { alarmDetail, alarmPlace } from "../src/wall/alarmText";
import { I18n } from "../src/wall/i18n";
import { cells, mercator, type Ring } from "../src/wall/map/geometry";
import { overlap, place, stack } from "../src/wall/map/placement";
import { MapView } from "../src/wall/map/view";
import { barRange } from "../src/wall/tiles/barTile";
import { splitRuns, valueRange } from "../src/wall/tiles/chart";
import { expected } from "../src/wall/tiles/trendTile";
import { limitParts, sharedPrefix, worstReached } from "../src/wall/tiles/limits";
import type { Alarm, Limit } from "../src/wall/protocol";

const vi = new I18n("vi");

function limit(name: string, s: 1 | 2 | 3 | 4, v: number, dir: "above" | "below" = "above"): Limit {
  return { name: { vi: name, en: name }, s, v, dir };
}

const flood = [limit("Báo động III", 1, 4.5), limit("Báo động I", 3, 3.5), limit("Báo động II", 2, 4)];

test("the worst crossed limit is named, whichever way it is crossed", () => {
  assert.equal(worstReached(flood, 4.62)?.name.vi, "Báo động III");
  assert.equal(worstReached(flood, 3.4), undefined);
  assert.equal(worstReached([limit("thấp", 2, 5.5, "below")], 5.5)?.s, 2);
});

test("the footer says the shared word once and marks what is crossed", () => {
  const { prefix, parts } = limitParts(flood, 4.1, 2, "m", vi);
  assert.equal(prefix, "Báo động");
  assert.deepEqual(parts.map((part) => [part.text, part.reached]), [["I 3,50", true], ["II 4,00", true], ["III 4,50", false]]);
});

test("a limit whose name is its number says it once", () => {
  assert.deepEqual(limitParts([limit("4 ‰", 2, 4)], 1, 2, "", vi).parts.map((part) => part.text), ["4\u00a0‰"]);
  assert.deepEqual(limitParts([limit("pH dưới 5,5", 2, 5.5, "below")], 7, 2, "", vi).parts.map((part) => part.text), ["pH\u00a0dưới\u00a05,5"]);
});

test("sharedPrefix ends at a word", () => {
  assert.equal(sharedPrefix(["Báo động I", "Báo động II"]), "Báo động ");
  assert.equal(sharedPrefix(["Kém", "Kém hơn"]), "");
});

test("a bar without a scale reaches from zero above its highest limit", () => {
  assert.deepEqual(barRange(null, null, [limit("III", 1, 6)], 4), [0, 7]);
  assert.deepEqual(barRange(0, 100, [], 40), [0, 100]);
  assert.deepEqual(barRange(null, null, [], 0), [0, 1]);
});

test("a far limit does not flatten the curve, a near one is shown", () => {
  const [, near] = valueRange([1, 2], [limit("a", 1, 4)], null, null);
  assert.ok(near > 4);
  const [, far] = valueRange([1, 2], [limit("a", 1, 400)], null, null);
  assert.ok(far < 4);
});

test("a silence is a gap in the line", () => {
  const runs = splitRuns([[0, 1], [60, 1], [120, 1], [180, null], [240, 1], [900, 1]], 0, 60);
  assert.deepEqual(runs.map((run) => run.map(([t]) => t)), [[0, 60, 120], [240], [900]]);
});

test("stacked callouts do not overlap and stay inside", () => {
  const tops = stack([{ y: 10, h: 40 }, { y: 20, h: 40 }, { y: 190, h: 40 }], 10, 200);
  assert.ok(tops[0]! >= 0 && tops[1]! >= tops[0]! + 50 && tops[2]! >= tops[1]! + 50 && tops[2]! + 40 <= 200);
});

test("a label goes to the first free place or nowhere", () => {
  const box = (x: number) => ({ x, y: 0, w: 10, h: 10 });
  assert.deepEqual(place([box(0), box(20)], [box(5)], 100, 100), box(20));
  assert.equal(place([box(95)], [], 100, 100), null);
  assert.ok(!overlap(box(0), box(10)));
});

test("each cell holds its own centre and nothing nearer to another", () => {
  const square: Ring = [[0, 0], [10, 0], [10, 10], [0, 10]];
  const [left] = cells([[2, 5], [8, 5]], [square, square]);
  assert.deepEqual([Math.min(...left!.map(([x]) => x)), Math.max(...left!.map(([x]) => x))], [0, 5]);
});

test("the view shows what it must within its padding", () => {
  const corners = [mercator(106.1, 20.7), mercator(106.6, 21.15)];
  const view = new MapView(800, 600, corners, 20, 40);
  for (const corner of corners) {
    const [x, y] = view.at(corner);
    assert.ok(x >= 19.9 && x <= 780.1 && y >= 19.9 && y <= 540.1, `${x} ${y}`);
  }
});

test("an alarm's line leaves out what its title says", () => {
  const alarm: Alarm = {
    id: "a", title: { vi: "Mực nước Bến Bình vượt báo động III", en: "" }, level: { vi: "Báo động III", en: "" }, s: 1, active: true, acked: false,
    since: 0, changed: 0, v: 4.62, unit: "m", decimals: 2, limit: 4.5, dir: "above", seq: 1, sim: false,
    site: { id: "ben-binh", name: { vi: "Bến Bình (sông Kinh Thầy)", en: "" } }, area: { vi: "Nam Sách", en: "" },
  };
  assert.equal(alarmDetail(alarm, vi), "4,62\u00a0m · ngưỡng 4,50");
  assert.equal(alarmPlace(alarm, vi), "Sông Kinh Thầy · Nam Sách");
  assert.equal(alarmPlace({ ...alarm, title: { vi: "Báo động III tại Bến Bình (sông Kinh Thầy)", en: "" } }, vi), "Nam Sách");
});

test("a trend goes on after its line, not farther than it shows of the past", () => {
  const steps: [number, number, number, number][] = [[1, 0, 1, 2], [2, 0, 1, 2], [3, 0, 1, 2], [9, 0, 1, 2]];
  assert.deepEqual(expected(steps, 1, 5).map(([t]) => t), [2, 3]);
  assert.deepEqual(expected([], 1, 5), []);
});
