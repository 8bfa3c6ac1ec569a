import type { PictureFault } from "./fault";

/** Where pictures go. `takenAt` and the tile's age are by `performance.now()`, the display's steady clock. */
export interface PictureSink {
  picture(bitmap: ImageBitmap, takenAt: number): void;
  /** A video shows itself; it only tells that it moved. */
  moved(at: number): void;
  fault(fault: PictureFault): void;
}

/** Fetches pictures until it is told to stop; after every failure it tries again, for ever. */
export interface PictureSource {
  stop(): void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

/** Waits between attempts: doubling, capped, half of it random so that all tiles of all walls do not return at once. */
export function retryMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10));
  return ceiling / 2 + (random() * ceiling) / 2;
}

/** Sleeps, or ends early and quietly when stopped. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
