import type { AlarmStrip, PlanQuiet } from "./protocol";

/** Whether a moment lies in the quiet hours, which may cross midnight. */
export function isQuiet(quiet: PlanQuiet | null, now: number): boolean {
  if (!quiet) return false;
  const minute = Math.floor(now / 60_000 + quiet.utcOffsetMinutes) % 1440;
  return quiet.fromMinute < quiet.toMinute
    ? minute >= quiet.fromMinute && minute < quiet.toMinute
    : minute >= quiet.fromMinute || minute < quiet.toMinute;
}

/** Dims the display in its quiet hours, but not while a critical alarm waits for an answer. */
export class QuietHours {
  on = false;
  private quiet: PlanQuiet | null = null;
  private critical = false;

  constructor(private readonly root: HTMLElement) {}

  follow(quiet: PlanQuiet | null): void {
    this.quiet = quiet;
  }

  alarms(strip: AlarmStrip): void {
    this.critical = strip.top.some((alarm) => alarm.s === 1 && alarm.active && !alarm.acked);
  }

  tick(now: number): void {
    this.on = isQuiet(this.quiet, now);
    const dim = this.on && !this.critical ? (this.quiet?.dim ?? 0) : 0;
    this.root.classList.toggle("dimmed", dim > 0);
    this.root.style.setProperty("--dim", String(dim));
  }
}
