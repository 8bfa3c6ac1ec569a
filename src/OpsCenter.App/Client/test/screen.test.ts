import assert from "node:assert/strict";
import { test } from "node:test";
import { canvas, offset } from "../src/wall/matrix";
import { entryAt, Playlist } from "../src/wall/playlist";
import { shortAgent } from "../src/wall/health";
import { isQuiet } from "../src/wall/quiet";
import { SoundRules } from "../src/wall/sound";
import { viewKey } from "../src/wall/connection";
import type { Alarm, AlarmStrip, PlanEntry, PlanQuiet, PlanSound } from "../src/wall/protocol";

const entry = (dashboard: string, dwellMs: number): PlanEntry => ({ dashboard, variables: {}, dwellMs });
const strip = (...top: Partial<Alarm>[]): AlarmStrip => ({ seq: 1, counts: [0, 0, 0, 0], unacked: 0, last10m: 0, top: top as Alarm[] });
const critical = (more: Partial<Alarm> = {}): Partial<Alarm> => ({ id: "x", s: 1, active: true, acked: false, since: 1, changed: 150, seq: 5, pack: "water", ...more });

test("the entry follows from the time alone, with a time of its own for each", () => {
  const list = [entry("a", 100), entry("b", 50)];
  assert.deepEqual([0, 99, 100, 149, 150, 1_000_000_000_000].map((now) => entryAt(list, now).dashboard), ["a", "a", "b", "b", "a", "b"]);
});

test("two displays opened at different times show the same", () => {
  const plan = { playlist: [entry("a", 100), entry("b", 100)], onCritical: {} };
  assert.equal(new Playlist(plan).at(1234).dashboard, new Playlist(plan).at(1234).dashboard);
  assert.equal(new Playlist(plan).at(100).dashboard, "b");
});

test("a playlist stops where an unacknowledged critical alarm found it and goes on after", () => {
  const playlist = new Playlist({ playlist: [entry("a", 100), entry("b", 100)], onCritical: {} });
  playlist.alarms(strip(critical({ changed: 150 })));
  assert.deepEqual([160, 210, 999].map((now) => playlist.at(now).dashboard), ["b", "b", "b"]);
  playlist.alarms(strip(critical({ acked: true })));
  assert.equal(playlist.at(210).dashboard, "a");
});

test("a critical alarm jumps to the dashboard of its pack, the newest first, then to the one for all", () => {
  const playlist = new Playlist({ playlist: [entry("a", 100)], onCritical: { water: "flood", "*": "overview" } });
  playlist.alarms(strip(critical({ pack: "water", seq: 5 }), critical({ id: "y", pack: "air", seq: 4 })));
  assert.equal(playlist.at(0).dashboard, "flood");
  playlist.alarms(strip(critical({ pack: "water", seq: 5 }), critical({ id: "y", pack: "air", seq: 6 })));
  assert.equal(playlist.at(0).dashboard, "overview");
  playlist.alarms(strip(critical({ s: 2 })));
  assert.equal(playlist.at(0).dashboard, "a");
});

test("a pinned dashboard is never left", () => {
  const playlist = new Playlist({ playlist: [entry("a", 1), entry("b", 1)], onCritical: { "*": "c" } }, entry("z", 1));
  playlist.alarms(strip(critical()));
  assert.equal(playlist.at(12345).dashboard, "z");
});

test("neighbouring cells touch, less what the bezel hides", () => {
  assert.equal(canvas(3, 0), 300);
  assert.equal(offset(2, 0), 100);
  assert.equal(offset(3, 2), 204);
  assert.equal(canvas(3, 2), 304);
  assert.equal(offset(3, 2) + 100, canvas(3, 2));
});

test("quiet hours cross midnight in the province's time", () => {
  const night: PlanQuiet = { fromMinute: 22 * 60, toMinute: 5 * 60, dim: 0.6, utcOffsetMinutes: 420 };
  const at = (utc: string) => isQuiet(night, Date.parse(`2026-11-22T${utc}Z`));
  assert.deepEqual(["14:59", "15:00", "17:00", "21:59", "22:00"].map((time) => at(`${time}:00`)), [false, true, true, true, false]);
  assert.equal(isQuiet({ ...night, fromMinute: 12 * 60, toMinute: 13 * 60 }, Date.parse("2026-11-22T05:30:00Z")), true);
  assert.equal(isQuiet(null, 0), false);
});

const loud: PlanSound = { volume: 0.6, modes: ["repeat", "once", "off", "off"] };

test("a new alarm sounds once, a critical one again until somebody answers", () => {
  const rules = new SoundRules();
  rules.alarms(strip(), loud);
  rules.alarms(strip(critical({ s: 2 })), loud);
  assert.deepEqual([rules.next(0, false), rules.next(60_000, false)], [2, 0]);
  rules.alarms(strip(critical()), loud);
  assert.deepEqual([rules.next(100_000, false), rules.next(119_999, false), rules.next(120_000, false)], [1, 0, 1]);
  rules.alarms(strip(critical({ acked: true })), loud);
  assert.equal(rules.next(999_999, false), 0);
});

test("what stood when the page was opened is not new, but what repeats does", () => {
  const rules = new SoundRules();
  rules.alarms(strip(critical({ s: 2 })), loud);
  assert.equal(rules.next(0, false), 0);
  const other = new SoundRules();
  other.alarms(strip(critical()), loud);
  assert.equal(other.next(0, false), 1);
});

test("by night only critical alarms are heard, and a severity that is off never", () => {
  const rules = new SoundRules();
  rules.alarms(strip(), loud);
  rules.alarms(strip(critical({ s: 2 })), loud);
  assert.equal(rules.next(0, true), 0);
  rules.alarms(strip(critical({ s: 2 }), critical({ id: "y", s: 3 })), loud);
  assert.equal(rules.next(1, false), 0);
  rules.alarms(strip(critical()), loud);
  assert.equal(rules.next(2, true), 1);
});

test("a browser is named in two words", () => {
  assert.equal(shortAgent("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"), "Chrome 131 · Linux");
  assert.equal(shortAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"), "Firefox 133 · Windows");
  assert.equal(shortAgent("nothing known"), "?");
});

test("a view is known by dashboard and variables, in any order", () => {
  assert.equal(viewKey({ dashboard: "a", variables: { x: "1", y: "2" }, dwellMs: 1 }), viewKey({ dashboard: "a", variables: { y: "2", x: "1" }, dwellMs: 2 }));
  assert.notEqual(viewKey(entry("a", 1)), viewKey({ dashboard: "a", variables: { x: "1" }, dwellMs: 1 }));
});
