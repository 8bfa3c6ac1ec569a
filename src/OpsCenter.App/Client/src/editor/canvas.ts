import { element, setClass, setText } from "../wall/dom";
import type { GridBox } from "../preview/messages";
import { columns, textOf, type Place, type TileDoc } from "./document";
import { moved, overlapping, resized, type Handle } from "./geometry";
import { kindOf } from "./kinds";
import type { EditorTexts } from "./texts";

const handles: Handle[] = ["n", "s", "e", "w", "ne", "nw", "se", "sw"];

export interface CanvasEvents {
  select(id: string | undefined): void;
  /** While the pointer moves: shown, not yet a step of the history. */
  placing(id: string, place: Place): void;
  place(id: string, place: Place, key?: string): void;
  remove(id: string): void;
  duplicate(id: string): void;
  edit(id: string): void;
}

interface Drag { id: string; handle: Handle | undefined; from: Place; place: Place; x: number; y: number; moved: boolean }

/** The boxes over the preview: one per tile, moved and resized on the grid by pointer and keys. */
export class Canvas {
  readonly root: HTMLElement;
  private readonly ghost = element("div", "ghost hidden");
  private boxes = new Map<string, { box: HTMLElement; label: HTMLElement; fault: HTMLElement }>();
  private tiles: TileDoc[] = [];
  private rows = 24;
  private grid: GridBox = { left: 0, top: 0, width: 1, height: 1, gap: 0 };
  private scale = 1;
  private drag: Drag | undefined;
  private selected: string | undefined;

  constructor(private readonly texts: EditorTexts, private readonly events: CanvasEvents) {
    this.root = element("div", "canvas", this.ghost);
    this.root.setAttribute("aria-label", texts.t("canvas"));
    this.root.addEventListener("pointerdown", (event) => {
      if (event.target === this.root) events.select(undefined);
    });
    this.root.addEventListener("keydown", (event) => this.onKey(event));
  }

  show(tiles: TileDoc[], rows: number, selected: string | undefined, faults: Map<string, string>, unshown: Set<string>): void {
    this.tiles = tiles;
    this.rows = rows;
    this.selected = selected;
    const over = overlapping(tiles);
    for (const [id, { box }] of this.boxes) {
      if (tiles.some((tile) => tile.id === id)) continue;
      box.remove();
      this.boxes.delete(id);
    }
    if (tiles.length > 0) this.root.setAttribute("role", "listbox");
    else this.root.removeAttribute("role");
    for (const tile of tiles) {
      const { box, label, fault } = this.boxes.get(tile.id) ?? this.make(tile.id);
      const name = textOf(tile.title, this.texts.language) || this.texts.t("untitled");
      setText(label, name);
      setText(fault, faults.get(tile.id) ?? "");
      setClass(box, "selected", tile.id === selected);
      setClass(box, "over", over.has(tile.id));
      setClass(box, "faulty", faults.has(tile.id));
      setClass(box, "unshown", unshown.has(tile.id));
      box.setAttribute("aria-selected", String(tile.id === selected));
      box.tabIndex = tile.id === (selected ?? tiles[0]?.id) ? 0 : -1;
      const where = this.texts.t("tileLabel", name, this.texts.pick(kindOf(tile.kind).name), tile.x, tile.y, tile.w, tile.h);
      box.setAttribute("aria-label", [where, over.has(tile.id) ? this.texts.t("overlapMark") : ""].filter(Boolean).join(", "));
    }
    this.arrange();
  }

  /** Where the grid lies in the preview's pixels, and how much smaller the preview is drawn. */
  fit(grid: GridBox, scale: number): void {
    this.grid = grid;
    this.scale = scale;
    this.arrange();
  }

  focus(id: string): void {
    this.boxes.get(id)?.box.focus({ preventScroll: true });
  }

  private make(id: string) {
    const label = element("span", "box-label");
    const fault = element("span", "box-fault");
    const box = element("div", "box", label, fault, ...handles.map((handle) => {
      const grip = element("i", `handle ${handle}`);
      grip.dataset["handle"] = handle;
      return grip;
    }));
    box.dataset["box"] = id;
    box.setAttribute("role", "option");
    box.addEventListener("pointerdown", (event) => this.onDown(id, event));
    box.addEventListener("pointermove", (event) => this.onMove(event));
    box.addEventListener("pointerup", () => this.onUp());
    box.addEventListener("pointercancel", () => this.cancel());
    box.addEventListener("dblclick", () => this.events.edit(id));
    box.addEventListener("focus", () => {
      if (this.selected !== id) this.events.select(id);
    });
    this.root.append(box);
    const made = { box, label, fault };
    this.boxes.set(id, made);
    return made;
  }

  private arrange(): void {
    for (const tile of this.tiles) {
      const box = this.boxes.get(tile.id)?.box;
      if (box) this.put(box, this.drag?.id === tile.id ? this.drag.place : tile);
    }
    setClass(this.ghost, "hidden", !this.drag?.moved);
    if (this.drag) this.put(this.ghost, this.drag.from);
  }

  private put(box: HTMLElement, place: Place): void {
    const { cellX, cellY } = this.cell();
    const gap = this.grid.gap * this.scale;
    Object.assign(box.style, {
      left: `${this.grid.left * this.scale + place.x * cellX}px`, top: `${this.grid.top * this.scale + place.y * cellY}px`,
      width: `${place.w * cellX - gap}px`, height: `${place.h * cellY - gap}px`,
    });
  }

  /** One step of the grid on the screen, gap included. */
  private cell(): { cellX: number; cellY: number } {
    const { width, height, gap } = this.grid;
    return { cellX: ((width + gap) / columns) * this.scale, cellY: ((height + gap) / this.rows) * this.scale };
  }

  private onDown(id: string, event: PointerEvent): void {
    if (event.button !== 0) return;
    const tile = this.tiles.find((one) => one.id === id);
    if (!tile) return;
    event.preventDefault();
    const box = event.currentTarget as HTMLElement;
    box.setPointerCapture(event.pointerId);
    const handle = (event.target as HTMLElement).dataset["handle"] as Handle | undefined;
    const from = { x: tile.x, y: tile.y, w: tile.w, h: tile.h };
    this.drag = { id, handle, from, place: from, x: event.clientX, y: event.clientY, moved: false };
    if (this.selected !== id) this.events.select(id);
    box.focus({ preventScroll: true });
  }

  private onMove(event: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    const { cellX, cellY } = this.cell();
    const dx = Math.round((event.clientX - drag.x) / cellX);
    const dy = Math.round((event.clientY - drag.y) / cellY);
    const place = drag.handle ? resized(drag.from, drag.handle, dx, dy, this.rows) : moved(drag.from, dx, dy, this.rows);
    if (samePlace(place, drag.place)) return;
    drag.place = place;
    drag.moved = true;
    this.arrange();
    this.events.placing(drag.id, place);
  }

  private onUp(): void {
    const { drag } = this;
    this.drag = undefined;
    if (!drag?.moved) return;
    this.arrange();
    if (samePlace(drag.place, drag.from)) this.events.placing(drag.id, drag.from);
    else this.events.place(drag.id, drag.place);
  }

  private cancel(): void {
    const { drag } = this;
    this.drag = undefined;
    if (!drag) return;
    this.arrange();
    this.events.placing(drag.id, drag.from);
  }

  private onKey(event: KeyboardEvent): void {
    const id = (event.target as HTMLElement).dataset["box"];
    const tile = this.tiles.find((one) => one.id === id);
    if (!tile) return;
    const arrow = arrows[event.key];
    if (arrow && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const place = event.shiftKey ? resized(tile, "se", ...arrow, this.rows) : moved(tile, ...arrow, this.rows);
      if (!samePlace(place, tile)) this.events.place(tile.id, { x: place.x, y: place.y, w: place.w, h: place.h }, `keys-${tile.id}`);
    } else if (event.key === "Delete" || event.key === "Backspace") this.events.remove(tile.id);
    else if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) this.events.duplicate(tile.id);
    else if (event.key === "Enter") this.events.edit(tile.id);
    else if (event.key === "Escape") {
      if (this.drag) this.cancel();
      else this.events.select(undefined);
    } else if (event.key === "PageDown" || event.key === "PageUp") this.next(tile.id, event.key === "PageDown" ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The next tile in the file's order: within the list the arrows already mean something else. */
  private next(id: string, step: number): void {
    const at = this.tiles.findIndex((tile) => tile.id === id);
    const next = this.tiles[(at + step + this.tiles.length) % this.tiles.length];
    if (next) this.focus(next.id);
  }
}

const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function samePlace(a: Place, b: Place): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
