import { faultOf, PictureFault } from "./fault";
import { FrameParser, type Frame } from "./frames";
import { pause, retryMs, type PictureSink, type PictureSource } from "./source";

/** A stream that is open but silent this long is dead. */
const silentMs = 20_000;

/** The proxy's MJPEG stream, read frame by frame so that each picture's age is known. Frames that come faster than they decode are left out. */
export class MjpegSource implements PictureSource {
  private readonly stopped = new AbortController();
  private decoding = false;
  private next: Frame | undefined;

  constructor(private readonly url: string, private readonly sink: PictureSink) {
    void this.run();
  }

  stop(): void {
    this.stopped.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    for (let failures = 0; !signal.aborted;) {
      let frames = 0;
      try {
        await this.read(signal, () => frames++);
      } catch (error) {
        if (!signal.aborted) this.sink.fault(error instanceof PictureFault ? error : new PictureFault("server"));
      }
      failures = frames > 0 ? 0 : failures + 1;
      await pause(retryMs(failures), signal);
    }
  }

  private async read(signal: AbortSignal, onFrame: () => void): Promise<void> {
    const silence = new AbortController();
    let watchdog = setTimeout(() => silence.abort(), silentMs);
    try {
      const response = await fetch(this.url, { cache: "no-store", signal: AbortSignal.any([signal, silence.signal]) });
      if (!response.ok || !response.body) throw await faultOf(response);
      const parser = new FrameParser();
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        const newest = parser.push(value).at(-1);
        if (!newest) continue;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => silence.abort(), silentMs);
        onFrame();
        this.offer(newest);
      }
    } catch (error) {
      throw silence.signal.aborted ? new PictureFault("timedOut") : error;
    } finally {
      clearTimeout(watchdog);
      silence.abort();
    }
  }

  /** One picture is decoded at a time; the newest of those that came meanwhile follows. */
  private offer(frame: Frame): void {
    this.next = frame;
    if (!this.decoding) void this.decode();
  }

  private async decode(): Promise<void> {
    this.decoding = true;
    for (let frame = this.next; frame && !this.stopped.signal.aborted; frame = this.next) {
      this.next = undefined;
      const takenAt = performance.now() - frame.ageMs;
      try {
        const bitmap = await createImageBitmap(new Blob([frame.jpeg], { type: "image/jpeg" }));
        if (this.stopped.signal.aborted) bitmap.close();
        else this.sink.picture(bitmap, takenAt);
      } catch {
        this.sink.fault(new PictureFault("wrongContent"));
      }
    }
    this.decoding = false;
  }
}
