import type { AlarmStrip } from "../protocol";

/** How long the map stays with a new alarm, and how long a viewer's own look is left alone. */
export const stayMs = 20_000;
export const leaveAloneMs = 60_000;

export type Move = { kind: "site"; site: string } | { kind: "home" };

/** Decides when the map moves by itself: to a newly raised critical or high alarm and back after a while, never against a viewer. */
export class MapCamera {
  private seen: Set<string> | undefined;
  private touchedAt = -Infinity;
  private awaySince: number | undefined;

  constructor(private readonly still: () => boolean) {}

  /** The viewer moved the map. */
  touched(now: number): void {
    this.touchedAt = now;
    this.awaySince = undefined;
  }

  /** The viewer asked for the whole map. */
  released(): void {
    this.touchedAt = -Infinity;
    this.awaySince = undefined;
  }

  alarms(strip: AlarmStrip, sites: Set<string>, now: number): Move | null {
    const waiting = strip.top.filter((alarm) => (alarm.s === 1 || alarm.s === 2) && alarm.active && !alarm.acked && alarm.site && sites.has(alarm.site.id));
    const known = this.seen;
    const key = (alarm: (typeof waiting)[number]) => `${alarm.id}@${alarm.since}`;
    // What stands already when the wall opens is no news.
    this.seen = new Set([...waiting.map(key), ...(waiting.length > 0 ? [...(known ?? [])].slice(-200) : [])]);
    const fresh = known ? waiting.filter((alarm) => !known.has(key(alarm))).sort((a, b) => a.s - b.s || b.since - a.since)[0] : undefined;
    if (!fresh || this.still() || now - this.touchedAt < leaveAloneMs) return null;
    this.awaySince = now;
    return { kind: "site", site: fresh.site!.id };
  }

  /** Home after the stay, and once a viewer has left the map alone for long enough. */
  tick(now: number): Move | null {
    const stayed = this.awaySince !== undefined && now - this.awaySince > stayMs;
    const forgotten = this.touchedAt > -Infinity && now - this.touchedAt > leaveAloneMs;
    if (!stayed && !forgotten) return null;
    this.released();
    return { kind: "home" };
  }
}
