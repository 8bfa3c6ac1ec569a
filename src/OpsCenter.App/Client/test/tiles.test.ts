import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerClock } from "../src/wall/clock";
import { judgedText, marksText, seriesFacts, valueFacts } from "../src/wall/detailText";
import { I18n } from "../src/wall/i18n";
import { mergeGrid, mergeTile } from "../src/wall/merge";
import type { HeatRow, Point, Rank, SeriesDetail, TileLayout } from "../src/wall/protocol";
import { skewText } from "../src/wall/ticker";
import { currentColumn, heatColumns, heatLines, heatScale, heatTone, worstLines } from "../src/wall/tiles/heatGrid";
import { standing, trendOf } from "../src/wall/tiles/kpi";
import { rankScale } from "../src/wall/tiles/rankingTile";
import { textBlocks } from "../src/wall/tiles/textBlocks";

const vi = new I18n("vi");
const hour = 3_600_000;
const name = { vi: "n", en: "n" };
const point = (v: number | null, t = 0): Point => ({ v, t, q: 0, f: 0, s: 0, iv: 60 });
const layout: TileLayout = { id: "t", kind: "value", x: 0, y: 0, w: 1, h: 1, title: name, unit: "m", decimals: 2 };

function heatRow(id: string, cells: HeatRow["cells"], from?: number): HeatRow {
  return { id, name, cells, from: from ?? null };
}

test("a frame of a heat grid replaces its cells and drops what left on the left", () => {
  const merged = mergeTile(
    { id: "h", from: 0, grid: [heatRow("a", [[0, 1, 0], [hour, 2, 0]])] },
    { id: "h", from: hour, grid: [heatRow("a", [[hour, 3, 2], [2 * hour, 4, 0]])] }, 0);
  assert.deepEqual(merged.grid?.[0]?.cells, [[hour, 3, 2], [2 * hour, 4, 0]]);
  assert.equal(merged.from, hour);
});

test("a row that a frame does not name stays, a new one comes in its order", () => {
  const rows = mergeGrid([heatRow("b", [[hour, 1, 0]])], [heatRow("a", [[hour, 5, 0]])], hour);
  assert.deepEqual(rows.map(({ id }) => id), ["a", "b"]);
});

test("a day that left the grid goes with its cells", () => {
  const rows = mergeGrid([heatRow("2026-11-20", [[0, 1, 0]], 0), heatRow("2026-11-21", [[24 * hour, 2, 0]], 24 * hour)], [], 24 * hour);
  assert.deepEqual(rows.map(({ id }) => id), ["2026-11-21"]);
});

test("a window without readings is an empty spot in its column", () => {
  const [line] = heatLines([heatRow("a", [[0, 1, 0], [2 * hour, 3, 1]])], 0, 3, hour, 2.5 * hour);
  assert.deepEqual(line!.spots.map(({ v, s }) => [v, s]), [[1, 0], [null, 0], [3, 1]]);
  assert.equal(currentColumn(0, hour, 2.5 * hour), 2);
});

test("days stand newest first and today is told apart", () => {
  const lines = heatLines([heatRow("1", [[0, 1, 0]], 0), heatRow("2", [[24 * hour, 2, 0]], 24 * hour)], 0, 24, hour, 30 * hour);
  assert.deepEqual(lines.map(({ id, today }) => [id, today]), [["2", true], ["1", false]]);
  assert.equal(heatColumns({ days: true, rangeMs: 7 * 24 * hour, stepMs: hour }), 24);
  assert.equal(heatColumns({ rangeMs: 6 * hour, stepMs: hour / 2 }), 12);
});

test("where not all rows fit, the worst stay, in their order", () => {
  const rows = [heatRow("a", [[0, 5, 0]]), heatRow("b", [[0, 9, 0]]), heatRow("c", [[0, 1, 2]]), heatRow("d", [])];
  const lines = heatLines(rows, 0, 1, hour, 0);
  assert.deepEqual(worstLines(lines, 2).map(({ id }) => id), ["b", "c"]);
  assert.equal(worstLines(lines, 9).length, 4);
});

test("tones run over the scale and stay inside it", () => {
  const range = heatScale([heatRow("a", [[0, 10, 0], [1, 70, 0]])], null, null);
  assert.deepEqual(range, [10, 70]);
  assert.deepEqual([heatTone(10, range), heatTone(39, range), heatTone(70, range), heatTone(999, range), heatTone(-5, range)], [0, 2, 5, 5, 0]);
  assert.deepEqual(heatScale([heatRow("a", [[0, 5, 0]])], null, null), [5, 6]);
});

test("bars of a ranking begin at zero unless a value lies below", () => {
  const rank = (v: number | null): Rank => ({ id: "a", name, point: point(v), s: 0 });
  assert.deepEqual(rankScale([rank(4), rank(8)], null, null), [0, 8]);
  assert.deepEqual(rankScale([rank(-2), rank(8), rank(null)], null, null), [-2, 8]);
  assert.deepEqual(rankScale([], 0, 100), [0, 100]);
});

test("a value stands to its target by the target's direction", () => {
  assert.deepEqual(standing(23, { v: 24, dir: "above" }), { met: false, difference: -1 });
  assert.deepEqual(standing(24, { v: 24, dir: "above" }), { met: true, difference: 0 });
  assert.equal(standing(30, { v: 24, dir: "below" })?.met, false);
  assert.equal(standing(null, { v: 24, dir: "above" }), null);
});

test("the period before is better or worse by what the target wants", () => {
  assert.equal(trendOf(5, 4, { v: 1, dir: "above" }), "better");
  assert.equal(trendOf(5, 4, { v: 1, dir: "below" }), "worse");
  assert.equal(trendOf(4, 4, { v: 1, dir: "below" }), "same");
  assert.equal(trendOf(4, null, { v: 1, dir: "below" }), null);
});

test("line breaks stay in a paragraph, blank lines part blocks, a command stands with its step", () => {
  assert.deepEqual(textBlocks("Trực ban\nSở Chỉ huy\n\nĐiện thoại\n1. Chạy\n$ ls\nXong"), [
    [{ kind: "lines", lines: ["Trực ban", "Sở Chỉ huy"] }],
    [{ kind: "lines", lines: ["Điện thoại"] }],
    [{ kind: "step", number: "1", text: "Chạy" }, { kind: "command", text: "ls" }],
    [{ kind: "lines", lines: ["Xong"] }],
  ]);
});

test("a display's wrong clock is told only once frames agree, and which way", () => {
  let local = 0;
  const clock = new ServerClock(() => local);
  for (let frame = 0; frame < 4; frame++) clock.observe((local += 1000) + 3200);
  assert.equal(clock.skewMs, 0);
  clock.observe((local += 1000) + 3200);
  assert.equal(clock.skewMs, 3200);
  assert.equal(skewText(3200, vi), "Đồng hồ màn hình chậm 3,2\u00a0s");
  assert.equal(skewText(-600_000, vi), "Đồng hồ màn hình nhanh 10\u00a0ph");
});

test("one frame held up on its way is no wrong clock", () => {
  let local = 0;
  const clock = new ServerClock(() => local);
  for (let frame = 0; frame < 10; frame++) clock.observe((local += 1000));
  local += 6000;
  clock.observe(local - 5000);
  assert.equal(clock.skewMs, 0);
  for (let frame = 0; frame < 5; frame++) clock.observe((local += 1000));
  assert.equal(clock.skewMs, 0);
});

test("the card names value, age, time, quality and marks", () => {
  const t = Date.UTC(2026, 10, 22, 0, 0, 1);
  const facts = valueFacts({ ...point(4.621, t), q: 1, f: 4 | 8 }, layout, t + 14_000, vi);
  assert.deepEqual(facts.map(([, value]) => value), ["4,62\u00a0m", "14\u00a0s", "07:00:01 22/11/2026", "nghi ngờ", "mô phỏng, giờ máy chủ"]);
  assert.equal(marksText(1 | 2, vi), "đã hiệu chỉnh, đến muộn");
});

test("the card names the limit that judged, its rule and its state", () => {
  const judged = { rule: "water.level", level: { vi: "Báo động III", en: "" }, s: 1 as const, limit: 4.5, dir: "above" as const, state: "alarm" as const };
  assert.equal(judgedText(judged, layout, vi), "Báo động III ≥\u00a04,50\u00a0m (water.level), đang cảnh báo");
  assert.equal(judgedText(null, layout, vi), "không quy tắc nào xét chuỗi này");
  const series: SeriesDetail = { series: "river,site=a level", site: { vi: "An Phụ", en: "" }, device: "g-1", pack: "water", v: 1, t: 0, r: 0, q: 0, f: 0, stale: false, judged };
  assert.deepEqual(seriesFacts(series, layout, vi).slice(1, 3).map(([, value]) => value), ["An Phụ · g-1 · water", "river,site=a level"]);
});
