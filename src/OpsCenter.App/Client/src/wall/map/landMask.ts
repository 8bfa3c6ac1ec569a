import type { XY } from "./geometry";
import { overlap, type Box } from "./placement";
import type { Scene } from "./scene";
import type { MapView } from "./view";

/** Pixels of detour that a callout is worth keeping off the land, per share of it that would cover land. */
const landCost = 700;

/** Which squares of the map are land: built once per size, asked for each callout. */
export class LandMask {
  private readonly columns: number;
  private readonly rows: number;
  private readonly land: Uint8Array;

  constructor(scene: Scene, private readonly view: MapView, private readonly step: number) {
    this.columns = Math.max(1, Math.floor(view.width / step));
    this.rows = Math.max(1, Math.floor(view.height / step));
    this.land = new Uint8Array(this.columns * this.rows);
    const rings = scene.cells.map(({ ring }) => ring.map((point) => view.at(point)));
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        const point: XY = [(column + 0.5) * step, (row + 0.5) * step];
        if (rings.some((ring) => inside(ring, point))) this.land[row * this.columns + column] = 1;
      }
    }
  }

  /** The cheapest free place for a box that belongs to a point; null where everything is taken. */
  open(to: { x: number; y: number }, w: number, h: number, taken: Box[], top: number, bottom: number): Box | null {
    const { step } = this;
    let best: Box | null = null;
    let least = Infinity;
    for (let y = top; y + h < bottom; y += step) {
      for (let x = step / 2; x + w < this.view.width - step / 2; x += step) {
        const box = { x, y, w, h };
        const cost = distance(box, to) + landCost * this.share(box);
        if (cost >= least || taken.some((other) => overlap(box, other))) continue;
        best = box;
        least = cost;
      }
    }
    return best;
  }

  private share({ x, y, w, h }: Box): number {
    const { step } = this;
    let count = 0;
    let land = 0;
    for (let row = Math.floor(y / step); row * step < y + h; row++) {
      for (let column = Math.floor(x / step); column * step < x + w; column++) {
        count++;
        land += this.land[row * this.columns + column] ?? 0;
      }
    }
    return count > 0 ? land / count : 0;
  }
}

function distance(box: Box, to: { x: number; y: number }): number {
  const dx = Math.max(box.x - to.x, 0, to.x - box.x - box.w);
  const dy = Math.max(box.y - to.y, 0, to.y - box.y - box.h);
  return Math.hypot(dx, dy);
}

function inside(ring: readonly (readonly [number, number])[], [px, py]: XY): boolean {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) within = !within;
  }
  return within;
}
