import assert from "node:assert/strict";
import { test } from "node:test";
import { ConsoleSoundRules } from "../src/console/alarmSound";

test("what stood before is not new, a new alarm sounds once by its severity", () => {
  const rules = new ConsoleSoundRules();
  assert.equal(rules.next(["a@1/2"], 0), 0);
  assert.equal(rules.next(["a@1/2", "b@2/3"], 500), 3);
  assert.equal(rules.next(["a@1/2", "b@2/3"], 60_000), 0);
});

test("of several new ones the worst is heard, and one that grows worse is new", () => {
  const rules = new ConsoleSoundRules();
  rules.next([], 0);
  assert.equal(rules.next(["a@1/4", "b@1/2"], 500), 2);
  assert.equal(rules.next(["a@1/3", "b@1/2"], 1000), 3);
});

test("a critical alarm repeats until it is silenced, and the next alarm ends the silence", () => {
  const rules = new ConsoleSoundRules();
  rules.next([], 0);
  assert.equal(rules.next(["a@1/1"], 500), 1);
  assert.equal(rules.next(["a@1/1"], 20_499), 0);
  assert.equal(rules.next(["a@1/1"], 20_500), 1);
  rules.silence();
  assert.equal(rules.next(["a@1/1"], 90_000), 0);
  assert.equal(rules.isSilenced, true);
  assert.equal(rules.next(["a@1/1", "b@2/3"], 90_500), 1);
  assert.equal(rules.isSilenced, false);
});
