import type { AlarmStrip } from "./protocol";

/** Which dashboard of the screen's list is on: moves on after each dwell, but not while a critical alarm waits for an answer. */
export class Playlist {
  private index: number;
  private shownAt: number;
  private held = false;

  constructor(
    private readonly dashboards: string[],
    private readonly dwellMs: number,
    now: number) {
    this.index = 0;
    this.shownAt = now;
  }

  get current(): string {
    return this.dashboards[this.index] ?? "";
  }

  alarms(strip: AlarmStrip): void {
    this.held = strip.top.some((alarm) => alarm.s === 1 && alarm.active && !alarm.acked);
  }

  /** The dashboard to change to, or null. */
  tick(now: number): string | null {
    if (this.dashboards.length < 2 || this.held || now - this.shownAt < this.dwellMs) return null;
    this.index = (this.index + 1) % this.dashboards.length;
    this.shownAt = now;
    return this.current;
  }
}
