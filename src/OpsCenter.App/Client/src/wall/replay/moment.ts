/** Vietnam has had one offset without summer time since 1975; the centre's clock follows it wherever the display stands. */
const offsetMs = 7 * 3_600_000;
const minuteMs = 60_000;

/** "2026-11-21T14:30", with seconds or an offset if wanted; without one it is the centre's time. Null for anything else. */
export function parseMoment(text: string | null | undefined): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text?.trim() ?? "");
  if (!match) return null;
  const [, day, minute, seconds = ":00", zone = "+07:00"] = match;
  const ms = Date.parse(`${day}T${minute}${seconds}${zone}`);
  return Number.isNaN(ms) ? null : ms;
}

/** As the address and the date field write it: the centre's time, to the second or to the minute. */
export function momentText(ms: number, seconds = true): string {
  return new Date(ms + offsetMs).toISOString().slice(0, seconds ? 19 : 16);
}

export interface Span { from: number; to: number }

/** The stretch of `length` that the slider shows: around the moment, inside what is stored, resting while the moment is well inside it. */
export function sliderSpan(at: number, length: number, bounds: Span, before?: Span): Span {
  const whole = bounds.to - bounds.from;
  if (!Number.isFinite(length) || length >= whole) return { ...bounds };
  const rests = before !== undefined && Math.abs(before.to - before.from - length) < minuteMs && at >= before.from && at <= before.to
    && before.from >= bounds.from - minuteMs && before.to <= bounds.to + minuteMs;
  if (rests) return before;
  const from = Math.min(Math.max(at - length * 0.75, bounds.from), bounds.to - length);
  return { from, to: from + length };
}

/** Share of the slider's width, 0 to 1. */
export function placeOf(at: number, span: Span): number {
  return span.to > span.from ? Math.min(1, Math.max(0, (at - span.from) / (span.to - span.from))) : 0;
}

export const speeds = [1, 10, 60, 600] as const;

/** A speed out of an address: a number the server takes, else 1. */
export function parseSpeed(text: string | null | undefined): number {
  const speed = Number(text);
  return Number.isFinite(speed) && speed > 0 ? Math.min(3600, Math.max(0.1, speed)) : 1;
}

/** The address of the replay at a moment, or of the live wall where there is none. */
export function replayAddress(address: string, replay: { at: number; speed: number; scenario?: string | null } | null): string {
  const url = new URL(address, "http://wall");
  for (const name of ["at", "speed", "scenario"]) url.searchParams.delete(name);
  if (replay) {
    url.searchParams.set("at", momentText(replay.at));
    if (replay.speed !== 1) url.searchParams.set("speed", String(replay.speed));
    if (replay.scenario) url.searchParams.set("scenario", replay.scenario);
  }
  const query = url.searchParams.toString().replaceAll("%3A", ":");
  return url.pathname + (query ? `?${query}` : "");
}
