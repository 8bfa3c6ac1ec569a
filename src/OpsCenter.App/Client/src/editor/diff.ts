import type { DashboardDoc, TileDoc } from "./document";

export interface FieldChange { key: string; before: unknown; after: unknown }

export interface TileChange { id: string; what: "added" | "removed" | "changed"; fields: FieldChange[] }

export interface Difference { dashboard: FieldChange[]; tiles: TileChange[] }

/** What differs between two versions, by tile and key; the order of tiles and keys means nothing. */
export function differences(before: DashboardDoc, after: DashboardDoc): Difference {
  const old = new Map(before.tiles.map((tile) => [tile.id, tile]));
  const now = new Map(after.tiles.map((tile) => [tile.id, tile]));
  const tiles: TileChange[] = [];
  for (const [id, tile] of now) {
    const earlier = old.get(id);
    if (!earlier) tiles.push({ id, what: "added", fields: fieldsOf({}, tile) });
    else {
      const fields = fieldsOf(earlier, tile);
      if (fields.length > 0) tiles.push({ id, what: "changed", fields });
    }
  }
  for (const [id, tile] of old) if (!now.has(id)) tiles.push({ id, what: "removed", fields: fieldsOf(tile, {}) });
  const { tiles: _old, ...oldRest } = before;
  const { tiles: _now, ...nowRest } = after;
  return { dashboard: fieldsOf(oldRest, nowRest), tiles };
}

export function isSame(a: DashboardDoc, b: DashboardDoc): boolean {
  const { dashboard, tiles } = differences(a, b);
  return dashboard.length === 0 && tiles.length === 0;
}

function fieldsOf(before: Partial<TileDoc>, after: Partial<TileDoc>): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => canonical(before[key]) !== canonical(after[key]))
    .map((key) => ({ key, before: before[key], after: after[key] }));
}

/** JSON with sorted keys: two equal values always give the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "";
}
