import type { HeatRow, Severity, TileLayout } from "../protocol";

/** What the grid shows in one cell; null where no reading came. */
export interface HeatSpot { t: number; v: number | null; s: Severity }

export interface HeatLine { id: string; row: HeatRow; today: boolean; spots: HeatSpot[] }

export const heatTones = 6;

/** Number of columns: a day's worth where rows are days. */
export function heatColumns(layout: Pick<TileLayout, "days" | "rangeMs" | "stepMs">): number {
  const whole = layout.days ? 86_400_000 : (layout.rangeMs ?? 86_400_000);
  return Math.max(1, Math.round(whole / (layout.stepMs ?? 3_600_000)));
}

/** The column that `now` is in. */
export function currentColumn(from: number, stepMs: number, now: number): number {
  return Math.floor((now - from) / stepMs);
}

/** Rows with a spot for each column, empty ones included; the newest day first where rows are days. */
export function heatLines(rows: HeatRow[], from: number, columns: number, stepMs: number, now: number): HeatLine[] {
  const lines = rows.map((row): HeatLine => {
    const start = row.from ?? from;
    const cells = new Map(row.cells.map((cell) => [Math.round((cell[0] - start) / stepMs), cell]));
    const spots = Array.from({ length: columns }, (_, column): HeatSpot => {
      const cell = cells.get(column);
      return { t: start + column * stepMs, v: cell?.[1] ?? null, s: cell?.[2] ?? 0 };
    });
    return { id: row.id, row, spots, today: row.from !== undefined && row.from !== null && now >= row.from && now < row.from + columns * stepMs };
  });
  return lines.some(({ row }) => row.from) ? lines.reverse() : lines;
}

/** Lowest and highest of all cells, or the tile's own scale. */
export function heatScale(rows: HeatRow[], min: number | null | undefined, max: number | null | undefined): [number, number] {
  const values = rows.flatMap((row) => row.cells.map(([, v]) => v));
  const low = min ?? (values.length > 0 ? Math.min(...values) : 0);
  const high = max ?? (values.length > 0 ? Math.max(...values) : 1);
  return high > low ? [low, high] : [low, low + 1];
}

/** 0 (lowest) to `heatTones` - 1. */
export function heatTone(value: number, [low, high]: [number, number]): number {
  return Math.min(heatTones - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * heatTones)));
}

/** Where not all rows fit: those that crossed the worst limits, then those that went highest; kept in the order they stand in. */
export function worstLines(lines: HeatLine[], count: number): HeatLine[] {
  if (lines.length <= count) return lines;
  const rank = ({ spots }: HeatLine) => {
    const worst = Math.min(...spots.map(({ s }) => s || 9));
    const highest = Math.max(...spots.map(({ v }) => v ?? -Infinity));
    return [worst, -highest] as const;
  };
  const ranked = lines.map((line) => ({ line, rank: rank(line) })).sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1]);
  const kept = new Set(ranked.slice(0, count).map(({ line }) => line));
  return lines.filter((line) => kept.has(line));
}
