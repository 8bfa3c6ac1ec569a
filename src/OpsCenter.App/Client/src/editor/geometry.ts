import { columns, type Place } from "./document";

export type Handle = "n" | "s" | "e" | "w" | "ne" | "nw" | "se" | "sw";

export function overlaps(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Ids of all tiles that lie on another one. */
export function overlapping(tiles: (Place & { id: string })[]): Set<string> {
  const found = new Set<string>();
  tiles.forEach((a, index) => {
    for (const b of tiles.slice(index + 1)) {
      if (!overlaps(a, b)) continue;
      found.add(a.id);
      found.add(b.id);
    }
  });
  return found;
}

/** The place moved by whole cells, kept on the grid. */
export function moved(place: Place, dx: number, dy: number, rows: number): Place {
  return {
    ...place,
    x: clamp(place.x + dx, 0, columns - place.w),
    y: clamp(place.y + dy, 0, Math.max(0, rows - place.h)),
  };
}

/** The place with the edges of a handle moved by whole cells; never smaller than a cell, never off the grid. */
export function resized(place: Place, handle: Handle, dx: number, dy: number, rows: number): Place {
  let { x, y, w, h } = place;
  if (handle.includes("e")) w = clamp(w + dx, 1, columns - x);
  if (handle.includes("s")) h = clamp(h + dy, 1, rows - y);
  if (handle.includes("w")) {
    const right = x + w;
    x = clamp(x + dx, 0, right - 1);
    w = right - x;
  }
  if (handle.includes("n")) {
    const bottom = y + h;
    y = clamp(y + dy, 0, bottom - 1);
    h = bottom - y;
  }
  return { ...place, x, y, w, h };
}

/** The first free place for a tile of this size, row by row; null where the grid has no room. */
export function freePlace(tiles: Place[], w: number, h: number, rows: number): Place | null {
  for (let y = 0; y + h <= rows; y++) {
    for (let x = 0; x + w <= columns; x++) {
      const place = { x, y, w, h };
      if (!tiles.some((tile) => overlaps(tile, place))) return place;
    }
  }
  return null;
}

/** As large as wanted, or the largest that still finds room; null where no cell is free. */
export function roomFor(tiles: Place[], w: number, h: number, rows: number): Place | null {
  for (let shrink = 0; shrink < Math.max(w, h); shrink++) {
    const place = freePlace(tiles, Math.max(1, w - shrink), Math.max(1, h - shrink), rows);
    if (place) return place;
  }
  return null;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), Math.max(min, max));
}
