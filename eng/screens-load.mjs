#!/usr/bin/env node
// Opens N screens and measures how old a value is when it reaches them: from the device's timestamp (the load generator's moment
// of sending, same machine) to its arrival, so ingest, commit and the frame's tick are all in it. Prints one line of key=value.
//   node eng/screens-load.mjs --kind hub --url http://127.0.0.1:8080 --token TOKEN --dashboard bench --screens 200 --seconds 60
//   node eng/screens-load.mjs --kind node-red --url http://127.0.0.1:1880 --modules DIR --screens 200 --seconds 60
// --pause K stops reading of K screens for the middle third (their sockets stay open), to see whether the others notice.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

const root = resolve(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: {
    kind: { type: "string", default: "hub" },
    url: { type: "string" },
    token: { type: "string" },
    dashboard: { type: "string", default: "bench" },
    screens: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
    modules: { type: "string" },
    pause: { type: "string", default: "0" },
  },
});
const screens = Number(options.screens);
const seconds = Number(options.seconds);
const paused = Number(options.pause);
const ages = [];
let bytes = 0;
let frames = 0;
let measuring = false;
let failed = 0;

const open = options.kind === "hub" ? openHub() : openNodeRed();
const sockets = [];
for (let screen = 0; screen < screens; screen++) sockets.push(await open(screen));
await wait(3);
measuring = true;
const began = performance.now();
if (paused > 0) {
  await wait(seconds / 3);
  for (const socket of sockets.slice(0, paused)) socket.hold();
  await wait(seconds / 3);
  for (const socket of sockets.slice(0, paused)) socket.release();
  await wait(seconds / 3);
} else {
  await wait(seconds);
}
measuring = false;
const elapsed = (performance.now() - began) / 1000;
ages.sort((a, b) => a - b);
const at = (share) => ages[Math.min(ages.length - 1, Math.floor(share * ages.length))]?.toFixed(0) ?? "-";
console.log([
  `screens=${screens}`, `failed=${failed}`, `values=${ages.length}`, `p50=${at(0.5)}`, `p90=${at(0.9)}`, `p99=${at(0.99)}`, `max=${ages.at(-1)?.toFixed(0) ?? "-"}`,
  `frames=${(frames / elapsed / screens).toFixed(2)}`, `bytes=${(bytes / elapsed / screens).toFixed(0)}`,
].join(" "));
process.exit(failed > 0 || ages.length === 0 ? 1 : 0);

/** The hub as the wall's page speaks it: JSON, WebSocket, no negotiation. */
function openHub() {
  const WebSocket = createRequire(resolve(root, "src/OpsCenter.App/Client/package.json"))("ws");
  const end = "\u001e";
  const newest = /"point":\{[^}]*?"t":(\d+)/g;
  return (screen) => new Promise((done, refuse) => {
    const socket = new WebSocket(options.url.replace("http", "ws") + "/hubs/live", { headers: options.token ? { Authorization: `Bearer ${options.token}` } : {} });
    let state = "handshake";
    socket.on("open", () => socket.send(JSON.stringify({ protocol: "json", version: 1 }) + end));
    socket.on("error", (error) => (failed++, refuse(error)));
    socket.on("close", () => measuring && failed++);
    socket.on("message", (data) => {
      const now = Date.now();
      const text = data.toString();
      if (state === "handshake") {
        state = "subscribing";
        socket.send(JSON.stringify({ type: 1, invocationId: "1", target: "Subscribe", arguments: [options.dashboard, {}] }) + end);
        return;
      }
      if (state === "subscribing" && text.includes('"type":3')) {
        if (text.includes('"error"')) return refuse(new Error(text));
        state = "live";
        done({ hold: () => socket.pause(), release: () => socket.resume() });
        return;
      }
      if (!measuring) return;
      bytes += data.length;
      if (!text.includes('"frame"')) return;
      frames++;
      // A held screen's own lateness is its own; the others' is what is measured.
      if (screen >= paused) for (const match of text.matchAll(newest)) ages.push(now - Number(match[1]));
    });
    setInterval(() => socket.readyState === 1 && socket.send(`{"type":6}${end}`), 5000).unref();
  });
}

/** Node-RED Dashboard 2: socket.io, one message per widget and change. */
function openNodeRed() {
  const { io } = createRequire(resolve(options.modules, "package.json"))("socket.io-client");
  return () => new Promise((done, refuse) => {
    const socket = io(options.url, { path: "/dashboard/socket.io", forceNew: true });
    socket.on("connect_error", (error) => (failed++, refuse(error)));
    // Begins by polling and goes over to a WebSocket within the warm-up; packets are counted above either.
    socket.on("connect", () => {
      socket.io.engine.on("packet", (packet) => measuring && (bytes += packet.data?.length ?? 0));
      done({ hold() {}, release() {} });
    });
    socket.onAny((event, message) => {
      if (!measuring || !event.startsWith("msg-input") || !message?.sentAt) return;
      frames++;
      ages.push(Date.now() - message.sentAt);
    });
  });
}

function wait(s) {
  return new Promise((resolve) => setTimeout(resolve, s * 1000));
}
