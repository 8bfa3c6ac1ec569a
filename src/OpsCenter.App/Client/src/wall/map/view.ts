import { bounds, mercator, type XY } from "./geometry";

/** MapLibre's world is 512 px wide at zoom 0. */
const worldPx = 512;

/** Where the map looks: fixed by what it must show and its size, so that labels need placing once and not per frame. */
export class MapView {
  readonly zoom: number;
  readonly centre: XY;
  private readonly world: number;

  constructor(readonly width: number, readonly height: number, show: XY[], padding: number, bottom: number) {
    const [[x0, y0], [x1, y1]] = bounds(show);
    const px = Math.min(
      Math.max(20, width - 2 * padding) / Math.max(x1 - x0, 1e-6),
      Math.max(20, height - 2 * padding - bottom) / Math.max(y1 - y0, 1e-6));
    this.world = px;
    this.zoom = Math.log2(px / worldPx);
    this.centre = [(x0 + x1) / 2, (y0 + y1) / 2 + bottom / 2 / px];
  }

  /** Mercator to CSS pixels of the map's element. */
  at([x, y]: XY): [number, number] {
    return [(x - this.centre[0]) * this.world + this.width / 2, (y - this.centre[1]) * this.world + this.height / 2];
  }

  of(lon: number, lat: number): [number, number] {
    return this.at(mercator(lon, lat));
  }
}
