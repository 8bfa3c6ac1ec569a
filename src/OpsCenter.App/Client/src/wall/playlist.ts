import type { Alarm, AlarmStrip, PlanEntry, ScreenPlan } from "./protocol";

/**
 * Which entry of the screen's list is on. It follows from the server's time alone, so that all displays of a matrix change
 * together. While a critical alarm waits for an answer the list stops where that alarm found it, or jumps to the dashboard
 * that the file names for the alarm's pack.
 */
export class Playlist {
  private waiting: Alarm[] = [];

  constructor(private plan: Pick<ScreenPlan, "playlist" | "onCritical">, private readonly pinned: PlanEntry | null = null) {}

  follow(plan: Pick<ScreenPlan, "playlist" | "onCritical">): void {
    this.plan = plan;
  }

  alarms(strip: AlarmStrip): void {
    this.waiting = strip.top.filter((alarm) => alarm.s === 1 && alarm.active && !alarm.acked);
  }

  at(now: number): PlanEntry {
    if (this.pinned) return this.pinned;
    // The newest first: it is what changed. Both choices depend on nothing that differs between two displays.
    for (const alarm of [...this.waiting].sort((a, b) => b.seq - a.seq)) {
      const dashboard = this.plan.onCritical[alarm.pack ?? ""] ?? this.plan.onCritical["*"];
      if (dashboard) return { dashboard, variables: {}, dwellMs: 0 };
    }
    const since = Math.min(...this.waiting.map((alarm) => alarm.changed));
    return entryAt(this.plan.playlist, Math.min(now, since));
  }
}

/** The server computes the same, `ScreenPlan.At`. */
export function entryAt(playlist: PlanEntry[], now: number): PlanEntry {
  const round = playlist.reduce((sum, entry) => sum + entry.dwellMs, 0);
  let into = now % round;
  for (const entry of playlist) {
    into -= entry.dwellMs;
    if (into < 0) return entry;
  }
  return playlist[playlist.length - 1]!;
}
