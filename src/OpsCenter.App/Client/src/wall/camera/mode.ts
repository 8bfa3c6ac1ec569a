import type { CameraStream } from "../protocol";

/** The liveliest first. */
const order: CameraStream[] = ["mjpeg", "hls", "snapshot"];

/** How to show a camera: as the dashboard wants, or the liveliest way; null where the camera does not have it. */
export function modeOf(wanted: CameraStream | null | undefined, streams: readonly CameraStream[]): CameraStream | null {
  return wanted ? (streams.includes(wanted) ? wanted : null) : (order.find((stream) => streams.includes(stream)) ?? null);
}

/** Older than this a picture is stale: three intervals, but at least ten seconds, because a stream may stumble. */
export function staleAfterMs(mode: CameraStream, refreshMs: number): number {
  return Math.max(10_000, mode === "snapshot" ? 3 * refreshMs : 0);
}

/** "450 m", "3,2 km". */
export function distanceText(metres: number, language: "vi" | "en"): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10}\u00a0m`;
  return `${new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 1 }).format(metres / 1000)}\u00a0km`;
}
