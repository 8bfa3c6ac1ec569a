/** Where labels go so that none covers another. Pure, in pixels. */

export interface Box { x: number; y: number; w: number; h: number }

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The first of the candidates that is inside the map and touches nothing placed; null where none is. */
export function place(candidates: Box[], taken: Box[], width: number, height: number): Box | null {
  return candidates.find((box) =>
    box.x >= 0 && box.y >= 0 && box.x + box.w <= width && box.y + box.h <= height && !taken.some((other) => overlap(box, other))) ?? null;
}

/** Below, above, then further off and to the sides of an anchor. */
export function around(x: number, y: number, w: number, h: number, gap: number): Box[] {
  const offsets: [number, number][] = [
    [-w / 2, gap], [-w / 2, -gap - h], [gap * 1.5, -h / 2], [-gap * 1.5 - w, -h / 2],
    [-w / 2, gap * 2.4], [-w / 2, -gap * 2.4 - h], [gap, gap], [-w - gap, gap], [gap, -gap - h], [-w - gap, -gap - h],
    [-w / 2, gap * 4], [-w / 2, -gap * 4 - h],
  ];
  return offsets.map(([dx, dy]) => ({ x: x + dx, y: y + dy, w, h }));
}

/** Heights of stacked boxes as near as can be to where each would be, none overlapping, all within the height. */
export function stack(wanted: { y: number; h: number }[], gap: number, height: number): number[] {
  const tops = wanted.map(({ y, h }) => Math.max(0, y - h / 2));
  for (let index = 1; index < tops.length; index++) tops[index] = Math.max(tops[index]!, tops[index - 1]! + wanted[index - 1]!.h + gap);
  let floor = height;
  for (let index = tops.length - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index]!, floor - wanted[index]!.h);
    floor = tops[index]! - gap;
  }
  return tops;
}
