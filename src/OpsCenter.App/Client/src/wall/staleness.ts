import type { Point } from "./protocol";

/** Expected interval where the field names none, s: stale after 10 minutes. */
const defaultIntervalSeconds = 300;

export type Freshness = "none" | "live" | "stale";

export function intervalMs(point: Point): number {
  return (point.iv > 0 ? point.iv : defaultIntervalSeconds) * 1000;
}

/** Late data greys by the browser's clock: older than two expected intervals is stale. */
export function freshness(point: Point | null | undefined, nowMs: number): Freshness {
  if (!point) return "none";
  return nowMs - point.t > 2 * intervalMs(point) ? "stale" : "live";
}
