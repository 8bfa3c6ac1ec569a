import type { Place } from "../editor/document";
import { ServerClock } from "../wall/clock";
import { element, setClass } from "../wall/dom";
import { Header } from "../wall/header";
import { I18n } from "../wall/i18n";
import { applyFrame, boardOf, type Board } from "../wall/merge";
import { Strip } from "../wall/strip";
import { Ticker } from "../wall/ticker";
import { makeTile } from "../wall/tiles";
import type { Tile, TileContext } from "../wall/tiles/tile";
import type { AlarmStrip, Frame, Layout, Snapshot, Text, TileLayout } from "../wall/protocol";
import type { FromPreview, ToPreview } from "./messages";

interface Shown { tile: Tile; key: string }

/** A draft drawn by the wall's own header, tiles and ticker; fed by the editor around it instead of the hub. */
export class PreviewApp {
  private i18n = new I18n("vi");
  private place: Text = { vi: "", en: "" };
  private clock = new ServerClock();
  private header = new Header(this.i18n, "");
  private strip = new Strip(this.i18n);
  private ticker = new Ticker(this.i18n);
  private readonly grid = element("main", "grid");
  private readonly resizes = new ResizeObserver(() => this.tellGrid());
  private tiles = new Map<string, Shown>();
  private board: Board = { seq: 0, tiles: new Map() };
  private layout: Layout | undefined;
  private snapshot: Snapshot | undefined;
  private heardAt = 0;

  constructor(private readonly root: HTMLElement, private readonly post: (message: FromPreview) => void) {}

  start(): void {
    // Seen, not used: its links must not be reached by Tab behind the editor's boxes.
    this.root.inert = true;
    this.build();
    this.resizes.observe(this.grid);
    setInterval(() => this.tick(), 1000);
    void document.fonts.ready.then(() => this.resize());
    this.post({ type: "ready" });
  }

  receive(message: ToPreview): void {
    switch (message.type) {
      case "hello": return this.greet(message.language === "en" ? "en" : "vi", message.place);
      case "snapshot": return this.onSnapshot(message.snapshot);
      case "frame": return this.onFrame(message.frame);
      case "geometry": return this.onGeometry(message.rows, message.tiles);
    }
  }

  private greet(language: "vi" | "en", place: Text): void {
    this.i18n = new I18n(language);
    this.place = place;
    document.documentElement.lang = language;
    for (const { tile } of this.tiles.values()) tile.dispose();
    this.tiles = new Map();
    this.build();
    if (this.snapshot) this.onSnapshot(this.snapshot);
  }

  private build(): void {
    this.header = new Header(this.i18n, this.i18n.pick(this.place));
    this.strip = new Strip(this.i18n);
    this.ticker = new Ticker(this.i18n);
    this.root.replaceChildren(this.header.root, this.strip.root, this.grid, this.ticker.root);
  }

  private onSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.clock.observe(snapshot.t);
    this.heardAt = performance.now();
    this.board = boardOf(snapshot);
    this.layout = snapshot.layout;
    this.mount(snapshot.layout);
    this.header.show(this.i18n.pick(snapshot.layout.title), snapshot.simulated);
    this.ticker.show(snapshot.layout.id, snapshot.build);
    this.onAlarms(snapshot.alarms);
    for (const [id, state] of this.board.tiles) this.tiles.get(id)?.tile.update(state);
    this.news(snapshot.alarms);
    this.tick();
  }

  private onFrame(frame: Frame): void {
    this.clock.observe(frame.t);
    this.heardAt = performance.now();
    const rangeMs = (id: string) => this.layout?.tiles.find((tile) => tile.id === id)?.rangeMs ?? 6 * 3_600_000;
    for (const id of applyFrame(this.board, frame, rangeMs)) this.tiles.get(id)?.tile.update(this.board.tiles.get(id)!);
    if (frame.alarms) {
      this.onAlarms(frame.alarms);
      this.news(frame.alarms);
    }
    this.header.pulse();
  }

  private onAlarms(strip: AlarmStrip): void {
    this.header.alarms(strip);
    this.strip.update(strip);
    for (const { tile } of this.tiles.values()) tile.alarms(strip);
  }

  private news(strip: AlarmStrip): void {
    this.ticker.update([...this.board.tiles.values()].flatMap((state) => state.events ?? []), strip);
  }

  /** Tiles whose place alone changed stay as they are: a map that is dragged is not loaded again. */
  private mount(layout: Layout): void {
    const next = new Map<string, Shown>();
    for (const tileLayout of layout.tiles) {
      const key = keyOf(tileLayout);
      const old = this.tiles.get(tileLayout.id);
      if (old?.key === key) {
        next.set(tileLayout.id, old);
        continue;
      }
      const tile = makeTile(tileLayout, this.context());
      if (tile) next.set(tileLayout.id, { tile, key });
    }
    for (const [id, { tile }] of this.tiles) {
      if (next.get(id)?.tile === tile) continue;
      tile.dispose();
      tile.root.remove();
    }
    this.tiles = next;
    this.grid.style.gridTemplateColumns = `repeat(${layout.columns || 24}, minmax(0, 1fr))`;
    for (const { tile } of next.values()) if (tile.root.parentElement !== this.grid) this.grid.append(tile.root);
    setClass(this.root, "has-alarm-list", layout.tiles.some((tile) => tile.kind === "alarms"));
    this.onGeometry(layout.rows, layout.tiles);
  }

  private onGeometry(rows: number, places: (Place & { id: string })[]): void {
    this.grid.style.gridTemplateRows = `repeat(${rows}, minmax(0, 1fr))`;
    const known = new Map(places.map((place) => [place.id, place]));
    for (const [id, { tile }] of this.tiles) {
      const place = known.get(id);
      setClass(tile.root, "gone", !place);
      if (!place) continue;
      const area = `${place.y + 1} / ${place.x + 1} / span ${place.h} / span ${place.w}`;
      if (tile.root.style.gridArea !== area) tile.root.style.gridArea = area;
    }
    this.resize();
  }

  private resize(): void {
    for (const { tile } of this.tiles.values()) tile.resize();
    this.tellGrid();
  }

  private tellGrid(): void {
    const box = this.grid.getBoundingClientRect();
    const gap = parseFloat(getComputedStyle(this.grid).columnGap) || 0;
    this.post({ type: "grid", grid: { left: box.left, top: box.top, width: box.width, height: box.height, gap } });
  }

  private tick(): void {
    const now = this.clock.now();
    const silenceMs = performance.now() - this.heardAt;
    this.header.tick(now, silenceMs, silenceMs < 5_000);
    this.strip.tick(now);
    for (const { tile } of this.tiles.values()) tile.tick(now);
  }

  private context(): TileContext {
    return { i18n: this.i18n, clock: this.clock, explain: () => Promise.resolve(null), drillUrl: () => "#", siteUrl: () => null };
  }
}

function keyOf(layout: TileLayout): string {
  return JSON.stringify({ ...layout, x: 0, y: 0, w: 0, h: 0 });
}
