import assert from "node:assert/strict";
import { test } from "node:test";
import { differences, isSame } from "../src/editor/diff";
import { freeId, isDashboard, withKey, withText, type DashboardDoc, type TileDoc } from "../src/editor/document";
import { fieldInfos } from "../src/editor/fields";
import { freePlace, moved, overlapping, resized, roomFor } from "../src/editor/geometry";
import { History } from "../src/editor/history";
import { kinds } from "../src/editor/kinds";
import { merged } from "../src/editor/merge";
import { ofTile, said } from "../src/editor/problems";

const tile = (id: string, x: number, y: number, w: number, h: number, more: Record<string, unknown> = {}): TileDoc =>
  ({ id, kind: "value", x, y, w, h, title: id, ...more });
const doc = (...tiles: TileDoc[]): DashboardDoc => ({ id: "d", title: "d", rows: 24, tiles });

test("moved_OverTheEdge_StaysOnTheGrid", () => {
  assert.deepEqual(moved({ x: 20, y: 1, w: 4, h: 3 }, 5, -4, 24), { x: 20, y: 0, w: 4, h: 3 });
  assert.deepEqual(moved({ x: 2, y: 20, w: 4, h: 3 }, -5, 9, 24), { x: 0, y: 21, w: 4, h: 3 });
});

test("resized_EachHandle_MovesItsEdgesAlone", () => {
  const place = { x: 4, y: 4, w: 4, h: 4 };
  assert.deepEqual(resized(place, "se", 2, 1, 24), { x: 4, y: 4, w: 6, h: 5 });
  assert.deepEqual(resized(place, "nw", 2, -1, 24), { x: 6, y: 3, w: 2, h: 5 });
  assert.deepEqual(resized(place, "e", 99, 5, 24), { x: 4, y: 4, w: 20, h: 4 });
  assert.deepEqual(resized(place, "w", 99, 0, 24), { x: 7, y: 4, w: 1, h: 4 });
  assert.deepEqual(resized(place, "n", 0, -99, 24), { x: 4, y: 0, w: 4, h: 8 });
});

test("overlapping_TouchingAndCovering_OnlyTheCovering", () => {
  assert.deepEqual([...overlapping([tile("a", 0, 0, 4, 4), tile("b", 4, 0, 4, 4), tile("c", 7, 3, 4, 4)])].sort(), ["b", "c"]);
});

test("roomFor_CrowdedGrid_ShrinksThenGivesUp", () => {
  assert.deepEqual(freePlace([tile("a", 0, 0, 12, 24)], 12, 4, 24), { x: 12, y: 0, w: 12, h: 4 });
  assert.deepEqual(roomFor([tile("a", 0, 0, 22, 24)], 6, 6, 24), { x: 22, y: 0, w: 2, h: 2 });
  assert.equal(roomFor([tile("a", 0, 0, 24, 24)], 4, 4, 24), null);
});

test("History_UndoRedo_WalksAndForgetsTheFuture", () => {
  const history = new History(1);
  history.push(2);
  history.push(3);
  assert.equal(history.undo(), true);
  assert.equal(history.value, 2);
  assert.equal(history.redo(), true);
  assert.equal(history.value, 3);
  history.undo();
  history.push(9);
  assert.equal(history.canRedo, false);
  history.undo();
  history.undo();
  assert.equal(history.value, 1);
  assert.equal(history.undo(), false);
});

test("History_TypingIntoOneField_IsOneStep", () => {
  const history = new History("");
  history.push("a", "title", 1000);
  history.push("ab", "title", 1300);
  history.push("ab!", "note", 1400);
  history.push("ab!c", "note", 9000);
  history.undo();
  assert.equal(history.value, "ab!");
  history.undo();
  assert.equal(history.value, "ab");
  history.undo();
  assert.equal(history.value, "");
});

test("History_ManySteps_AreBounded", () => {
  const history = new History(0);
  for (let step = 1; step <= 500; step++) history.push(step);
  let back = 0;
  while (history.undo()) back++;
  assert.equal(back, 200);
});

test("differences_ByTile_NameEachField", () => {
  const found = differences(
    doc(tile("a", 0, 0, 4, 4), tile("b", 4, 0, 4, 4, { unit: "m" }), tile("gone", 8, 0, 1, 1)),
    { ...doc(tile("b", 4, 0, 4, 4, { unit: "cm" }), tile("a", 0, 0, 4, 4), tile("new", 9, 9, 1, 1)), rows: 30 });
  assert.deepEqual(found.dashboard, [{ key: "rows", before: 24, after: 30 }]);
  assert.deepEqual(found.tiles.map(({ id, what }) => [id, what]), [["b", "changed"], ["new", "added"], ["gone", "removed"]]);
  assert.deepEqual(found.tiles[0]!.fields, [{ key: "unit", before: "m", after: "cm" }]);
});

test("isSame_OtherOrderOfKeys_IsTheSame", () => {
  assert.equal(isSame(doc(tile("a", 0, 0, 1, 1)), { tiles: [{ h: 1, w: 1, y: 0, x: 0, title: "a", kind: "value", id: "a" }], rows: 24, title: "d", id: "d" }), true);
});

test("merged_DifferentTiles_TakesBothSides", () => {
  const base = doc(tile("a", 0, 0, 4, 4), tile("b", 4, 0, 4, 4));
  const mine = doc(tile("a", 0, 5, 4, 4), tile("b", 4, 0, 4, 4), tile("mine", 9, 9, 1, 1));
  const theirs = { ...doc(tile("a", 0, 0, 4, 4), tile("b", 4, 0, 4, 6)), rows: 30 };
  const { doc: both, both: conflicts } = merged(base, mine, theirs);
  assert.deepEqual(conflicts, []);
  assert.equal(both.rows, 30);
  assert.deepEqual(both.tiles.map((one) => [one.id, one.y, one.h]), [["a", 5, 4], ["b", 0, 6], ["mine", 9, 1]]);
});

test("merged_SameTile_KeepsMineAndNamesIt", () => {
  const base = doc(tile("a", 0, 0, 4, 4));
  const result = merged(base, doc(tile("a", 1, 0, 4, 4)), doc(tile("a", 2, 0, 4, 4)));
  assert.deepEqual(result.both, ["a"]);
  assert.equal(result.doc.tiles[0]!.x, 1);
});

test("merged_DeletedThere_IsGone", () => {
  const base = doc(tile("a", 0, 0, 4, 4), tile("b", 4, 0, 4, 4));
  assert.deepEqual(merged(base, base, doc(tile("a", 0, 0, 4, 4))).doc.tiles.map(({ id }) => id), ["a"]);
});

test("withKey_NewKey_GoesWhereFilesHaveIt", () => {
  const bar = tile("a", 0, 0, 4, 4, { query: { measurement: "m", field: "f" }, drill: "water" });
  assert.deepEqual(Object.keys(withKey(bar, "min", 0)), ["id", "kind", "x", "y", "w", "h", "title", "query", "min", "drill"]);
  assert.deepEqual(Object.keys(withKey(bar, "drill", undefined)), ["id", "kind", "x", "y", "w", "h", "title", "query"]);
});

test("freeId_Taken_CountsOn", () => {
  assert.equal(freeId("value", ["a"]), "value");
  assert.equal(freeId("value", ["value", "value-2"]), "value-3");
  assert.equal(freeId("value-2", ["value", "value-2"]), "value-3");
});

test("withText_OneLanguageOfAPlainText_KeepsTheOther", () => {
  assert.deepEqual(withText("Mực nước", "en", "Level"), { vi: "Mực nước", en: "Level" });
});

test("isDashboard_HalfTyped_IsRefused", () => {
  assert.equal(isDashboard(doc(tile("a", 0, 0, 1, 1))), true);
  for (const wrong of [null, 3, {}, { rows: 24 }, { rows: 24, tiles: [null] }, { rows: 24, tiles: [{ id: "a" }] }]) assert.equal(isDashboard(wrong), false);
});

test("problems_OfATile_LoseItsPath", () => {
  const problems = ["tiles[1]", "tiles[1].query.field", "tiles[11].x", "rows"].map((path) => ({ path, problem: "The key is missing", remedy: "" }));
  assert.deepEqual(ofTile(problems, 1).map(({ path }) => path), ["", "query.field"]);
  assert.equal(said("The tile 'a' (x 0, y 0, 4 × 4) overlaps 'b' (x 1, y 1, 4 × 4)", "vi"), "Ô “a” đè lên ô “b”");
  assert.equal(said("The key is missing", "en"), "The key is missing");
});

test("kinds_EveryField_HasAControl", () => {
  for (const [kind, info] of Object.entries(kinds)) for (const name of info.fields) assert.ok(fieldInfos[name], `${kind}.${name}`);
});
