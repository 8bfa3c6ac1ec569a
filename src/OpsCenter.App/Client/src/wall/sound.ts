import { element, setClass, setText } from "./dom";
import type { I18n } from "./i18n";
import { play, tones } from "./tones";
import type { Alarm, AlarmStrip, PlanSound } from "./protocol";

const repeatMs = 20_000;
/** A screen that somebody silenced must not stay silent for ever. */
const muteMs = 15 * 60_000;

/** Which severity is to sound at a moment. Pure, so that tests hear it without a loudspeaker. */
export class SoundRules {
  private heard: Set<string> | undefined;
  private due: 0 | 1 | 2 | 3 | 4 = 0;
  private repeating: 0 | 1 | 2 | 3 | 4 = 0;
  private lastAt = -Infinity;

  alarms(strip: AlarmStrip, sound: PlanSound | null): void {
    const waiting = strip.top.filter((alarm) => alarm.active && !alarm.acked && alarm.s > 0);
    const mode = (alarm: Alarm) => sound?.modes[alarm.s - 1] ?? "off";
    // What stood before the page was opened is not new, but what repeats, repeats.
    const fresh = this.heard ? waiting.filter((alarm) => !this.heard!.has(key(alarm)) && mode(alarm) !== "off") : [];
    for (const alarm of fresh) if (this.due === 0 || alarm.s < this.due) this.due = alarm.s as 1;
    this.heard = new Set(waiting.map(key));
    this.repeating = Math.min(5, ...waiting.filter((alarm) => mode(alarm) === "repeat").map((alarm) => alarm.s)) % 5 as 0 | 1;
  }

  /** The severity to sound now; 0 for none. By night only what is critical. */
  next(now: number, quiet: boolean): 0 | 1 | 2 | 3 | 4 {
    const repeat = this.repeating !== 0 && now - this.lastAt >= repeatMs ? this.repeating : 0;
    const due = this.due !== 0 && (repeat === 0 || this.due < repeat) ? this.due : repeat;
    this.due = 0;
    if (due === 0 || (quiet && due > 1)) return 0;
    this.lastAt = now;
    return due;
  }
}

/** Lets alarms be heard. A browser is silent until somebody touches the page, unless it was started to allow it; a hint then says so. */
export class Sound {
  readonly root = element("button", "sound hidden");
  private readonly rules = new SoundRules();
  private sound: PlanSound | null = null;
  private context: AudioContext | undefined;
  private mutedUntil = 0;

  constructor(private readonly i18n: I18n) {
    this.root.type = "button";
    this.root.addEventListener("click", () => (this.blocked ? this.wake() : this.mute()));
    const touched = () => {
      if (this.blocked) this.wake();
    };
    window.addEventListener("pointerdown", touched);
    window.addEventListener("keydown", (event) => {
      touched();
      if (event.key.toLowerCase() === "m" && !event.ctrlKey && !event.altKey && !event.metaKey && this.sound) this.mute();
    });
  }

  /** The browser waits for a touch. */
  get blocked(): boolean {
    return this.sound !== null && this.context?.state === "suspended";
  }

  follow(sound: PlanSound | null): void {
    this.sound = sound;
    if (sound && !this.context && typeof AudioContext !== "undefined") this.context = new AudioContext();
    this.draw();
  }

  alarms(strip: AlarmStrip): void {
    this.rules.alarms(strip, this.sound);
  }

  tick(steady: number, quiet: boolean): void {
    const severity = this.rules.next(steady, quiet);
    const silenced = steady < this.mutedUntil;
    if (severity !== 0 && this.sound && this.context?.state === "running" && !silenced) play(this.context, tones[severity], this.sound.volume);
    this.root.dataset["sounded"] = severity === 0 ? (this.root.dataset["sounded"] ?? "") : String(severity);
    this.draw();
  }

  private mute(): void {
    const now = performance.now();
    this.mutedUntil = now < this.mutedUntil ? 0 : now + muteMs;
    this.draw();
  }

  private wake(): void {
    void this.context?.resume().then(() => this.draw());
  }

  private draw(): void {
    const muted = performance.now() < this.mutedUntil;
    setClass(this.root, "hidden", this.sound === null || (!this.blocked && !muted));
    setText(this.root, this.i18n.t(this.blocked ? "soundBlocked" : "soundMuted"));
  }
}

function key(alarm: Alarm): string {
  return `${alarm.id}@${alarm.since}/${alarm.s}`;
}
