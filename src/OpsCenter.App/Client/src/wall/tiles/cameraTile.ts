import { element, setClass, setData, setText } from "../dom";
import { formatAge } from "../format";
import type { CameraCause, CameraOnTile, CameraStream, TileLayout, TileState } from "../protocol";
import { reasonText, type PictureFault, type Reason } from "../camera/fault";
import { HlsSource } from "../camera/hlsSource";
import { distanceText, modeOf, staleAfterMs } from "../camera/mode";
import { MjpegSource } from "../camera/mjpegSource";
import { takeStream } from "../camera/slots";
import { SnapshotSource } from "../camera/snapshotSource";
import type { PictureSink, PictureSource } from "../camera/source";
import { severityShape } from "../severity";
import { emptyState, simMark, Tile, type TileContext } from "./tile";

const leastRefreshMs = 1_000;

/** A camera's picture with its age. Rests while nobody can see the page; comes back by itself, whatever failed. */
export class CameraTile extends Tile implements PictureSink {
  private readonly canvas = element("canvas", "camera-picture");
  private readonly video = element("video", "camera-picture hidden");
  private readonly name = element("span", "tile-subtitle camera-name");
  private readonly cause = element("div", "camera-cause hidden");
  private readonly trouble = element("div", "camera-trouble hidden");
  private readonly age = element("span", "");
  private readonly sim: HTMLElement;
  private readonly empty: HTMLElement;
  private readonly onVisibility = () => this.turn();
  private camera: CameraOnTile | null = null;
  private mode: CameraStream | null = null;
  private source: PictureSource | null = null;
  private release: (() => void) | null = null;
  private takenAt: number | undefined;
  private reason: Reason | undefined;
  private frames = 0;
  private running = "";

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    const { i18n } = context;
    this.sim = simMark(i18n);
    this.aside.classList.add("age");
    this.aside.append(this.sim, this.age);
    this.empty = emptyState(i18n.t("cameraWaiting"), "");
    this.canvas.setAttribute("role", "img");
    this.head.append(this.name);
    this.body.append(this.canvas, this.video, this.cause, this.trouble, this.empty);
    setData(this.root, "state", "none");
    setData(this.root, "frames", "0");
    document.addEventListener("visibilitychange", this.onVisibility);
  }

  override update(state: TileState): void {
    const { i18n } = this.context;
    const camera = state.camera ?? null;
    if (camera?.id !== this.camera?.id) this.forget();
    this.camera = camera;
    const name = i18n.pick(camera?.name);
    setText(this.name, name);
    setClass(this.name, "hidden", name === "" || name === i18n.pick(this.layout.title));
    this.canvas.setAttribute("aria-label", i18n.t("cameraPicture", name));
    this.video.setAttribute("aria-label", i18n.t("cameraPicture", name));
    setClass(this.sim, "hidden", !camera?.sim);
    this.drawCause(state.cause ?? null);
    this.turn();
    this.draw();
  }

  override tick(): void {
    this.draw();
  }

  override dispose(): void {
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.rest();
  }

  picture(bitmap: ImageBitmap, takenAt: number): void {
    if (this.canvas.width !== bitmap.width) this.canvas.width = bitmap.width;
    if (this.canvas.height !== bitmap.height) this.canvas.height = bitmap.height;
    this.canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    bitmap.close();
    this.moved(takenAt);
  }

  moved(at: number): void {
    this.takenAt = at;
    this.reason = undefined;
    setData(this.root, "frames", String(++this.frames));
    this.draw();
  }

  fault(fault: PictureFault): void {
    this.reason = fault.reason;
    this.draw();
  }

  /** Starts, changes or rests the source, as camera and visibility want it. */
  private turn(): void {
    const { camera, layout } = this;
    this.mode = camera ? modeOf(layout.mode, camera.streams) : null;
    if (camera && !this.mode) this.reason = camera.streams.length === 0 && camera.refreshMs === 0 && !camera.sim ? "unknown" : "noStream";
    const wanted = camera && this.mode && !document.hidden ? `${camera.id} ${this.mode} ${this.refreshMs}` : "";
    if (wanted === this.running) return;
    this.rest();
    this.running = wanted;
    if (!wanted || !camera || !this.mode) return;
    this.reason = undefined;
    this.source = this.open(`/api/v1/cameras/${encodeURIComponent(camera.id)}`, this.mode, camera);
  }

  private open(url: string, mode: CameraStream, camera: CameraOnTile): PictureSource {
    setClass(this.video, "hidden", mode !== "hls");
    setClass(this.canvas, "hidden", mode === "hls");
    if (mode === "hls") return new HlsSource(`${url}/hls/index.m3u8`, this.video, this);
    this.release = mode === "mjpeg" ? takeStream() : null;
    if (this.release) return new MjpegSource(`${url}/mjpeg`, this);
    if (mode === "mjpeg" && !camera.streams.includes("snapshot")) return new MjpegSource(`${url}/mjpeg`, this);
    return new SnapshotSource(`${url}/snapshot`, this.refreshMs, this);
  }

  private get refreshMs(): number {
    return Math.max(leastRefreshMs, this.layout.refreshMs ?? this.camera?.refreshMs ?? 0);
  }

  private rest(): void {
    this.source?.stop();
    this.source = null;
    this.release?.();
    this.release = null;
    this.running = "";
  }

  private forget(): void {
    this.takenAt = undefined;
    this.reason = undefined;
    // Setting the width clears: the picture of one camera must not stand under the name of another.
    this.canvas.width = 16;
  }

  private draw(): void {
    const { i18n } = this.context;
    const ageMs = this.takenAt === undefined ? undefined : performance.now() - this.takenAt;
    const stale = ageMs !== undefined && ageMs > staleAfterMs(this.mode ?? "snapshot", this.refreshMs);
    setData(this.root, "state", ageMs === undefined ? "none" : stale ? "stale" : "live");
    setText(this.age, ageMs === undefined ? "" : formatAge(ageMs, i18n.language));
    setClass(this.aside, "overdue", stale);
    const why = this.reason ? i18n.t(reasonText(this.reason)) : "";
    setText(this.trouble, stale ? [i18n.t("cameraStale"), why].filter(Boolean).join(" · ") : "");
    setClass(this.trouble, "hidden", !stale);
    setText(this.empty.firstElementChild!, i18n.t(this.reason ? "cameraNone" : "cameraWaiting"));
    setText(this.empty.lastElementChild!, why);
  }

  private drawCause(cause: CameraCause | null): void {
    const { i18n } = this.context;
    setClass(this.cause, "hidden", !cause);
    setData(this.root, "following", cause ? cause.alarm : "");
    if (!cause) return;
    this.cause.replaceChildren(
      severityShape(cause.s),
      element("b", "", i18n.pick(cause.title)),
      element("span", "", i18n.t("cameraFollows", distanceText(cause.metres, i18n.language))));
  }
}
