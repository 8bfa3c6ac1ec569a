// Lets the console's alarms be heard. The page writes what waits into an attribute; choices stay in this browser.
import { ConsoleSoundRules } from "./console/alarmSound";
import { listenToSheets } from "./console/sheetGrid";
import { play, tones } from "./wall/tones";

const store = "opscenter.sound";
const rules = new ConsoleSoundRules();
const root = () => document.querySelector<HTMLElement>("[data-alarm-sound]");
let context: AudioContext | undefined;

interface Choice { on: boolean; volume: number }

function choice(): Choice {
  const given = root()?.dataset["default"] === "on";
  try {
    const kept = JSON.parse(localStorage.getItem(store) ?? "{}") as Partial<Choice>;
    return { on: kept.on ?? given, volume: Math.min(1, Math.max(0, kept.volume ?? 0.6)) };
  } catch {
    return { on: given, volume: 0.6 };
  }
}

function keep(change: Partial<Choice>): void {
  try {
    localStorage.setItem(store, JSON.stringify({ ...choice(), ...change }));
  } catch {
    // A browser that keeps nothing still sounds until it is left.
  }
}

function sounding(): AudioContext | undefined {
  if (!context && typeof AudioContext !== "undefined") context = new AudioContext();
  return context;
}

function tick(): void {
  const page = root();
  if (!page) return;
  const { on, volume } = choice();
  const severity = rules.next((page.dataset["alarmSound"] ?? "").split(" ").filter(Boolean), performance.now());
  if (on && severity !== 0) {
    const ready = sounding();
    if (ready?.state === "running") play(ready, tones[severity], volume);
    page.dataset["sounded"] = String(severity);
  }
  const blocked = on && sounding()?.state === "suspended";
  const state = !on ? "off" : blocked ? "blocked" : rules.isSilenced ? "silenced" : "on";
  if (page.dataset["state"] !== state) page.dataset["state"] = state;
  const label = page.querySelector<HTMLElement>(".sound-state");
  const text = page.dataset[state] ?? "";
  if (label && label.textContent !== text) label.textContent = text;
  const volumeInput = page.querySelector<HTMLInputElement>("input[type=range]");
  if (volumeInput && document.activeElement !== volumeInput) volumeInput.value = String(Math.round(volume * 100));
  const toggle = page.querySelector<HTMLInputElement>("input[type=checkbox]");
  if (toggle) toggle.checked = on;
}

// A browser is silent until somebody touches the page.
for (const touch of ["pointerdown", "keydown"]) window.addEventListener(touch, () => void (choice().on && sounding()?.resume()), { capture: true });

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-silence]")) rules.silence();
  const test = target?.closest<HTMLElement>("[data-test-tone]")?.dataset["testTone"];
  const ready = test ? sounding() : undefined;
  if (test && ready) void ready.resume().then(() => play(ready, tones[Number(test) as 1], choice().volume));
  tick();
});
document.addEventListener("input", (event) => {
  const input = event.target instanceof HTMLInputElement && event.target.closest("[data-alarm-sound]") ? event.target : null;
  if (input?.type === "range") keep({ volume: Number(input.value) / 100 });
  if (input?.type === "checkbox") keep({ on: input.checked });
});
listenToSheets();
setInterval(tick, 500);
tick();
