import type Hls from "hls.js";
import { faultOf, PictureFault } from "./fault";
import { pause, retryMs, type PictureSink, type PictureSource } from "./source";

const nativeType = "application/vnd.apple.mpegurl";
/** A video that does not move this long is begun anew. */
const stillMs = 15_000;
const lookMs = 1_000;

/** HLS in a video element: by the browser where it can, else by hls.js, which is loaded only then. */
export class HlsSource implements PictureSource {
  private readonly stopped = new AbortController();
  private player: Hls | undefined;

  constructor(private readonly url: string, private readonly video: HTMLVideoElement, private readonly sink: PictureSink) {
    video.muted = true;
    video.playsInline = true;
    video.autoplay = true;
    void this.run();
  }

  stop(): void {
    this.stopped.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    for (let failures = 0; !signal.aborted;) {
      let moved = false;
      try {
        await this.play(signal, () => (moved = true));
      } catch (error) {
        if (!signal.aborted) this.sink.fault(error instanceof PictureFault ? error : new PictureFault("player"));
      } finally {
        this.close();
      }
      failures = moved ? 0 : failures + 1;
      await pause(retryMs(failures), signal);
    }
  }

  /** Until it is stopped, or the video stands still too long. */
  private async play(signal: AbortSignal, onMoved: () => void): Promise<void> {
    // Asked first by ourselves: a player tells only that it failed, the proxy says why.
    const response = await fetch(this.url, { cache: "no-store", signal });
    if (!response.ok) throw await faultOf(response);
    await this.open();
    let position = -1;
    let movedAt = performance.now();
    while (!signal.aborted) {
      void this.video.play().catch(() => undefined);
      await pause(lookMs, signal);
      const now = performance.now();
      if (this.video.currentTime !== position && this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        position = this.video.currentTime;
        movedAt = now;
        onMoved();
        this.sink.moved(now);
      }
      if (now - movedAt > stillMs) throw new PictureFault("player");
    }
  }

  private async open(): Promise<void> {
    if (this.video.canPlayType(nativeType)) {
      this.video.src = this.url;
      return;
    }
    const { default: Player } = await import("hls.js/light");
    if (this.stopped.signal.aborted) return;
    if (!Player.isSupported()) throw new PictureFault("player");
    this.player = new Player({ enableWorker: false, backBufferLength: 10, maxBufferLength: 20, liveSyncDurationCount: 2 });
    this.player.loadSource(this.url);
    this.player.attachMedia(this.video);
  }

  private close(): void {
    this.player?.destroy();
    this.player = undefined;
    this.video.removeAttribute("src");
    this.video.load();
  }
}
