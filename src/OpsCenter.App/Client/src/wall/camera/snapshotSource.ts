import { faultOf, PictureFault } from "./fault";
import { pause, retryMs, type PictureSink, type PictureSource } from "./source";

const answerMs = 20_000;

/** A JPEG every so often. The browser revalidates by ETag, so a picture that did not change is not sent again. */
export class SnapshotSource implements PictureSource {
  private readonly stopped = new AbortController();

  constructor(private readonly url: string, private readonly intervalMs: number, private readonly sink: PictureSink) {
    void this.run();
  }

  stop(): void {
    this.stopped.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    for (let failures = 0; !signal.aborted;) {
      try {
        await this.step(signal);
        failures = 0;
      } catch (error) {
        failures++;
        if (!signal.aborted) this.sink.fault(error instanceof PictureFault ? error : new PictureFault("server"));
      }
      await pause(failures > 0 ? Math.max(this.intervalMs, retryMs(failures)) : this.intervalMs, signal);
    }
  }

  private async step(signal: AbortSignal): Promise<void> {
    // From the moment of asking: a display that was busy when the answer came must not take an old picture for a new one.
    const askedAt = performance.now();
    const response = await fetch(this.url, { cache: "no-cache", signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]) });
    if (!response.ok) throw await faultOf(response);
    const age = Number(response.headers.get("X-Picture-Age") ?? 0);
    const takenAt = askedAt - (Number.isFinite(age) ? age : 0);
    const bitmap = await createImageBitmap(await response.blob()).catch(() => Promise.reject(new PictureFault("wrongContent")));
    if (signal.aborted) bitmap.close();
    else this.sink.picture(bitmap, takenAt);
  }
}
