/** Plane geometry of the schematic map, in Mercator units (0…1 over the world). */

export type XY = readonly [number, number];
export type Ring = XY[];

export function mercator(lon: number, lat: number): XY {
  const sin = Math.sin((lat * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

export function lonLat([x, y]: XY): [number, number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** Convex hull, counter-clockwise (monotone chain). */
export function hull(points: XY[]): Ring {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (order: XY[]) => {
    const chain: XY[] = [];
    for (const point of order) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Hull of the points, `margin` wider all round, corners round. */
export function bufferedHull(points: XY[], margin: number): Ring {
  const steps = 24;
  return hull(points.flatMap(([x, y]) => Array.from({ length: steps }, (_, index): XY => {
    const angle = (index / steps) * 2 * Math.PI;
    return [x + margin * Math.cos(angle), y + margin * Math.sin(angle)];
  })));
}

/** For each centre the part of its own outline nearer to it than to any other (Voronoi by half-planes; few centres). */
export function cells(centres: XY[], outlines: Ring[]): Ring[] {
  return centres.map((centre, index) => {
    let ring = outlines[index]!;
    for (const other of centres) if (other !== centre) ring = clipNearer(ring, centre, other);
    return ring;
  });
}

function clipNearer(ring: Ring, near: XY, far: XY): Ring {
  const mx = (near[0] + far[0]) / 2;
  const my = (near[1] + far[1]) / 2;
  const nx = far[0] - near[0];
  const ny = far[1] - near[1];
  const side = ([x, y]: XY) => (x - mx) * nx + (y - my) * ny;
  const result: Ring = [];
  ring.forEach((current, index) => {
    const next = ring[(index + 1) % ring.length]!;
    const a = side(current);
    const b = side(next);
    if (a <= 0) result.push(current);
    if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
      const k = a / (a - b);
      result.push([current[0] + (next[0] - current[0]) * k, current[1] + (next[1] - current[1]) * k]);
    }
  });
  return result;
}

/** Corners cut twice (Chaikin), for courses and cells that read as drawn, not as surveyed. */
export function smooth(line: XY[], closed: boolean, rounds = 2): XY[] {
  let result = line;
  for (let round = 0; round < rounds; round++) {
    const next: XY[] = closed ? [] : [result[0]!];
    for (let index = 0; index < result.length - (closed ? 0 : 1); index++) {
      const a = result[index]!;
      const b = result[(index + 1) % result.length]!;
      next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25], [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    if (!closed) next.push(result.at(-1)!);
    result = next;
  }
  return result;
}

/** Distance from each point to its nearest other, the middle one of them. */
export function usualSpacing(points: XY[]): number {
  const nearest = points.map((point) =>
    Math.min(...points.filter((other) => other !== point).map((other) => Math.hypot(other[0] - point[0], other[1] - point[1]))));
  return nearest.sort((a, b) => a - b)[Math.floor(nearest.length / 2)] ?? 0;
}

export function bounds(points: XY[]): [min: XY, max: XY] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
}

function cross(o: XY, a: XY, b: XY): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}
