import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAge, formatBeat, formatDuration, formatNumber, formatTime, withUnit } from "../src/wall/format";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test("formatNumber writes the decimal mark and groups of the language", () => {
  assert.equal(formatNumber(1204.5, 2, "vi"), "1.204,50");
  assert.equal(formatNumber(1204.5, 2, "en"), "1,204.50");
});

test("formatNumber shows a true minus and never minus zero", () => {
  assert.equal(formatNumber(-0.31, 2, "vi"), "−0,31");
  assert.equal(formatNumber(-0.004, 2, "vi"), "0,00");
});

test("withUnit keeps number and unit on one line", () => {
  assert.equal(withUnit("4,62", "m"), "4,62\u00a0m");
  assert.equal(withUnit("7,2", ""), "7,2");
});

test("formatAge steps from seconds to days and is never negative", () => {
  assert.equal(formatAge(-500, "vi"), "0\u00a0s");
  assert.equal(formatAge(59.9 * second, "vi"), "59\u00a0s");
  assert.equal(formatAge(14 * minute, "vi"), "14\u00a0ph");
  assert.equal(formatAge(14 * minute, "en"), "14\u00a0min");
  assert.equal(formatAge(47.5 * hour, "vi"), "47\u00a0giờ");
  assert.equal(formatAge(49 * hour, "vi"), "2\u00a0ngày");
});

test("formatDuration runs as a clock and then in days", () => {
  assert.equal(formatDuration(12 * minute + 40 * second, "vi"), "00:12:40");
  assert.equal(formatDuration(76 * hour + 10 * minute, "vi"), "3\u00a0ngày 04:10");
});

test("formatBeat shows tenths only while they mean something", () => {
  assert.equal(formatBeat(320, "vi"), "0,3\u00a0s");
  assert.equal(formatBeat(12_300, "en"), "12\u00a0s");
});

test("formatTime is the centre's time wherever the display thinks it is", () => {
  assert.equal(formatTime(Date.UTC(2026, 10, 22, 17, 5, 9)), "00:05:09");
});
