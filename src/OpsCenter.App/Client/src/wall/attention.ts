import type { AlarmStrip } from "./protocol";

const showMs = 24_000;

/** A critical alarm that is new to this screen draws the eye for a while: a slow breath of the frame, no flashing. */
export class Attention {
  private seen: Set<string> | undefined;
  private until = 0;

  constructor(private readonly root: HTMLElement) {}

  alarms(strip: AlarmStrip): void {
    const waiting = strip.top.filter((alarm) => alarm.s === 1 && alarm.active && !alarm.acked).map((alarm) => `${alarm.id}@${alarm.since}`);
    const fresh = this.seen !== undefined && waiting.some((id) => !this.seen!.has(id));
    this.seen = new Set([...waiting, ...(waiting.length > 0 ? (this.seen ?? []) : [])]);
    if (fresh) this.until = performance.now() + showMs;
    if (waiting.length === 0) this.until = 0;
    this.tick();
  }

  tick(): void {
    this.root.classList.toggle("attention", performance.now() < this.until);
  }
}
