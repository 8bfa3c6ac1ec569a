import { bounds, mercator, type XY } from "./geometry";

/** MapLibre's world is 512 px wide at zoom 0. */
const worldPx = 512;

/** A place to look at: the middle, and the pixels that the whole world would take. */
export interface Look { centre: XY; world: number }

/** Where the map looks; another look is another view, so that labels need placing once and not per frame. */
export class MapView {
  readonly zoom: number;
  readonly centre: XY;
  readonly world: number;

  /** What must be shown, or just a look. */
  constructor(readonly width: number, readonly height: number, show: XY[], padding: number, bottom: number, look?: Look) {
    if (look) {
      this.world = look.world;
      this.centre = look.centre;
    } else {
      const [[x0, y0], [x1, y1]] = bounds(show);
      this.world = Math.min(
        Math.max(20, width - 2 * padding) / Math.max(x1 - x0, 1e-6),
        Math.max(20, height - 2 * padding - bottom) / Math.max(y1 - y0, 1e-6));
      this.centre = [(x0 + x1) / 2, (y0 + y1) / 2 + bottom / 2 / this.world];
    }
    this.zoom = Math.log2(this.world / worldPx);
  }

  /** Mercator to CSS pixels of the map's element. */
  at([x, y]: XY): [number, number] {
    return [(x - this.centre[0]) * this.world + this.width / 2, (y - this.centre[1]) * this.world + this.height / 2];
  }

  of(lon: number, lat: number): [number, number] {
    return this.at(mercator(lon, lat));
  }

  /** CSS pixels of the map's element to Mercator. */
  under(x: number, y: number): XY {
    return [(x - this.width / 2) / this.world + this.centre[0], (y - this.height / 2) / this.world + this.centre[1]];
  }

  to(look: Look): MapView {
    return new MapView(this.width, this.height, [], 0, 0, look);
  }

  /** Nearer by a factor with the point under a pixel kept where it is. */
  nearer(factor: number, x: number, y: number): Look {
    const fixed = this.under(x, y);
    const world = this.world * factor;
    return { world, centre: [fixed[0] - (x - this.width / 2) / world, fixed[1] - (y - this.height / 2) / world] };
  }

  moved(dx: number, dy: number): Look {
    return { world: this.world, centre: [this.centre[0] - dx / this.world, this.centre[1] - dy / this.world] };
  }

  /** CSS transform, about the middle, that makes a picture of this view look like the other one. */
  transformTo(other: Look): string {
    const dx = (this.centre[0] - other.centre[0]) * other.world;
    const dy = (this.centre[1] - other.centre[1]) * other.world;
    return `translate(${dx.toFixed(2)}px, ${dy.toFixed(2)}px) scale(${(other.world / this.world).toFixed(5)})`;
  }
}

/** Not farther than `home`, not nearer than `most` times it, and with home's middle never out of sight. */
export function within(look: Look, home: MapView, most: number): Look {
  const world = Math.min(Math.max(look.world, home.world), home.world * most);
  const reach = (size: number) => Math.max(0, size / home.world - size / world) / 2;
  const hold = (value: number, middle: number, room: number) => Math.min(middle + room, Math.max(middle - room, value));
  return { world, centre: [hold(look.centre[0], home.centre[0], reach(home.width)), hold(look.centre[1], home.centre[1], reach(home.height))] };
}
