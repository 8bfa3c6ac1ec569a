import type { AlarmStrip } from "./protocol";

const quietMs = 20_000;
const spreadMs = 15_000;

/** Reloads the page once the server runs another build: at a quiet moment, spread over time, and only if the page answers. */
export class Reloader {
  private wantedAt: number | undefined;
  private lastCriticalSeq = 0;
  private quietSince = performance.now();
  private asking = false;

  private build: string | undefined;

  /** The first build seen is the one this page came with. */
  observe(build: string): void {
    this.build ??= build;
    if (build === this.build || !build) this.wantedAt = undefined;
    else this.wantedAt ??= performance.now() + Math.random() * spreadMs;
  }

  alarms(strip: AlarmStrip): void {
    const critical = Math.max(0, ...strip.top.filter((alarm) => alarm.s === 1 && !alarm.acked).map((alarm) => alarm.seq));
    if (critical > this.lastCriticalSeq) this.quietSince = performance.now();
    this.lastCriticalSeq = Math.max(this.lastCriticalSeq, critical);
  }

  tick(connected: boolean): void {
    const now = performance.now();
    if (this.wantedAt === undefined || now < this.wantedAt || now - this.quietSince < quietMs || !connected || this.asking) return;
    this.asking = true;
    void this.reload();
  }

  private async reload(): Promise<void> {
    // Not reachable now: the next quiet moment will do.
    await reloadIfServed();
    this.wantedAt = performance.now() + spreadMs;
    this.asking = false;
  }
}

/** A page that reloads while the server is away ends on the browser's own error page, from which nothing brings it back. */
export async function reloadIfServed(): Promise<void> {
  try {
    const answer = await fetch(location.href, { method: "GET", cache: "no-store" });
    if (answer.ok) location.reload();
  } catch {
    // Not reachable.
  }
}
