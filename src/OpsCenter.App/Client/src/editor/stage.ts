import type { FromPreview, GridBox, ToPreview } from "../preview/messages";
import { element } from "../wall/dom";
import type { Language } from "../wall/i18n";
import type { Frame, Snapshot, Text } from "../wall/protocol";
import type { Canvas } from "./canvas";
import type { DashboardDoc } from "./document";

/** The size every wall is designed at; larger ones are this one scaled. */
const width = 1920;
const height = 1080;

/** The wall's own page, scaled to the room there is, and the canvas of boxes over it. */
export class Stage {
  readonly root: HTMLElement;
  private readonly frame = element("iframe", "wall-frame");
  private readonly box = element("div", "stage-box");
  private grid: GridBox | undefined;
  private snapshot: Snapshot | undefined;
  private ready = false;
  private language: Language;

  constructor(private readonly canvas: Canvas, title: string, language: Language, private readonly place: Text) {
    this.language = language;
    this.frame.title = title;
    this.frame.tabIndex = -1;
    this.frame.setAttribute("aria-hidden", "true");
    this.frame.src = "/console/dashboard-preview";
    this.box.append(this.frame, canvas.root);
    this.root = element("div", "stage", this.box);
    window.addEventListener("message", (event: MessageEvent<FromPreview>) => {
      if (event.origin === location.origin && event.source === this.frame.contentWindow) this.heard(event.data);
    });
    new ResizeObserver(() => this.fit()).observe(this.root);
  }

  speak(language: Language): void {
    this.language = language;
    this.tell({ type: "hello", language, place: this.place });
  }

  show(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.tell({ type: "snapshot", snapshot });
  }

  news(frame: Frame): void {
    this.tell({ type: "frame", frame });
  }

  arrange(doc: DashboardDoc): void {
    this.tell({ type: "geometry", rows: doc.rows, tiles: doc.tiles.map(({ id, x, y, w, h }) => ({ id, x, y, w, h })) });
  }

  private heard(message: FromPreview): void {
    if (message.type === "ready") {
      this.ready = true;
      this.speak(this.language);
      if (this.snapshot) this.show(this.snapshot);
    } else if (message.type === "grid") {
      this.grid = message.grid;
      this.fit();
    }
  }

  private tell(message: ToPreview): void {
    if (this.ready) this.frame.contentWindow?.postMessage(message, location.origin);
  }

  private fit(): void {
    // The frame around the wall is a pixel on each side.
    const scale = Math.min((this.root.clientWidth - 2) / width, (this.root.clientHeight - 2) / height);
    if (scale <= 0) return;
    Object.assign(this.box.style, { width: `${width * scale}px`, height: `${height * scale}px` });
    this.frame.style.transform = `scale(${scale})`;
    if (this.grid) this.canvas.fit(this.grid, scale);
  }
}
