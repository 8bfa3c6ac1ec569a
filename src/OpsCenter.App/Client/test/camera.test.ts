import assert from "node:assert/strict";
import { test } from "node:test";
import { faultOf } from "../src/wall/camera/fault";
import { FrameParser } from "../src/wall/camera/frames";
import { distanceText, modeOf, staleAfterMs } from "../src/wall/camera/mode";
import { pause, retryMs } from "../src/wall/camera/source";

function part(bytes: number[], age: number): Uint8Array {
  const head = `--b\r\nContent-Type: image/jpeg\r\nContent-Length: ${bytes.length}\r\nX-Picture-Age: ${age}\r\n\r\n`;
  return new Uint8Array([...new TextEncoder().encode(head), ...bytes, 13, 10]);
}

test("frames come whole, however the stream is cut", () => {
  const stream = new Uint8Array([...part([1, 13, 10, 13, 10, 2], 40), ...part([3], 0)]);
  for (const size of [1, 2, 7, stream.length]) {
    const parser = new FrameParser();
    const frames = [];
    for (let at = 0; at < stream.length; at += size) frames.push(...parser.push(stream.subarray(at, at + size)));
    assert.deepEqual(frames.map((frame) => [[...frame.jpeg], frame.ageMs]), [[[1, 13, 10, 13, 10, 2], 40], [[3], 0]]);
  }
});

test("a head without an end does not fill the memory", () => {
  assert.throws(() => new FrameParser().push(new Uint8Array(5000)));
});

test("the liveliest way is taken unless the dashboard wants another", () => {
  assert.equal(modeOf(undefined, ["snapshot", "mjpeg"]), "mjpeg");
  assert.equal(modeOf("snapshot", ["snapshot", "mjpeg"]), "snapshot");
  assert.equal(modeOf("hls", ["snapshot"]), null);
  assert.equal(modeOf(null, []), null);
});

test("a picture is stale after three intervals, at least ten seconds", () => {
  assert.equal(staleAfterMs("snapshot", 2_000), 10_000);
  assert.equal(staleAfterMs("snapshot", 60_000), 180_000);
  assert.equal(staleAfterMs("mjpeg", 60_000), 10_000);
});

test("attempts are spread and capped", () => {
  assert.equal(retryMs(0, () => 0), 500);
  assert.equal(retryMs(50, () => 1), 15_000);
});

test("a pause ends when it is stopped", async () => {
  const stop = new AbortController();
  const paused = pause(60_000, stop.signal);
  stop.abort();
  await paused;
});

test("the proxy's reason is taken, anything else is the server's", async () => {
  assert.equal((await faultOf(new Response(JSON.stringify({ reason: "timedOut" }), { status: 504 }))).reason, "timedOut");
  assert.equal((await faultOf(new Response("<html>", { status: 502 }))).reason, "server");
  assert.equal((await faultOf(new Response("", { status: 401 }))).reason, "forbidden");
});

test("distances read as people say them", () => {
  assert.equal(distanceText(447, "vi"), "450\u00a0m");
  assert.equal(distanceText(3230, "vi"), "3,2\u00a0km");
});
