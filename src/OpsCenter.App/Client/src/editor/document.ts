import type { Text } from "../wall/protocol";

/** A dashboard file as JSON. Keys the editor does not know are kept as they are. */
export interface DashboardDoc {
  $schema?: string;
  id: string;
  title: TextValue;
  rows: number;
  variables?: Record<string, string>;
  tiles: TileDoc[];
  [other: string]: unknown;
}

export type TextValue = string | Partial<Text>;

export interface Place { x: number; y: number; w: number; h: number }

export interface QueryDoc {
  measurement: string;
  field: string;
  tags?: Record<string, string>;
  across?: string;
  aggregate?: string;
  [other: string]: unknown;
}

export interface TargetDoc { value?: unknown; direction?: string; name?: TextValue }

export interface TileDoc extends Place {
  id: string;
  kind: string;
  title: TextValue;
  [other: string]: unknown;
}

export const columns = 24;
export const maxRows = 100;

/** Where a key that a tile did not have goes, so that files of different authors read alike. */
const order = [
  "id", "kind", "x", "y", "w", "h", "title", "subtitle", "text", "pack", "site", "kindPrefix", "select", "columns", "camera", "mode", "refresh", "follow", "query", "values", "range", "band", "unit", "decimals",
  "min", "max", "target", "step", "by", "order", "limit", "drill",
];

/** The object with one key set, or removed where the value is undefined; the other keys keep their order. */
export function withKey<T extends object>(object: T, key: string, value: unknown): T {
  const entries = Object.entries(object).filter(([name]) => name !== key || value !== undefined);
  const at = entries.findIndex(([name]) => name === key);
  if (value === undefined) return Object.fromEntries(entries) as T;
  if (at >= 0) entries[at] = [key, value];
  else entries.splice(placeOf(key, entries.map(([name]) => name)), 0, [key, value]);
  return Object.fromEntries(entries) as T;
}

/** After the last key that belongs before it. */
function placeOf(key: string, present: string[]): number {
  const rank = order.indexOf(key);
  if (rank < 0) return present.length;
  let at = 0;
  present.forEach((name, index) => {
    const other = order.indexOf(name);
    if (other >= 0 && other < rank) at = index + 1;
  });
  return at;
}

export function withTile(doc: DashboardDoc, id: string, change: (tile: TileDoc) => TileDoc): DashboardDoc {
  return { ...doc, tiles: doc.tiles.map((tile) => (tile.id === id ? change(tile) : tile)) };
}

export function withTiles(doc: DashboardDoc, tiles: TileDoc[]): DashboardDoc {
  return { ...doc, tiles };
}

export function tileOf(doc: DashboardDoc, id: string | undefined): TileDoc | undefined {
  return doc.tiles.find((tile) => tile.id === id);
}

/** `name`, or `name-2`, `name-3`… where it is taken. */
export function freeId(wanted: string, taken: string[]): string {
  const base = wanted.replace(/-\d+$/, "") || "tile";
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const id = `${base}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** One of the languages of a text; a plain text is the same in both. */
export function textOf(value: TextValue | undefined, language: "vi" | "en"): string {
  return typeof value === "string" ? value : (value?.[language] ?? "");
}

/** A text with one language changed; two equal languages stay apart in the file, so that each can be changed again. */
export function withText(value: TextValue | undefined, language: "vi" | "en", text: string): TextValue {
  const both = { vi: textOf(value, "vi"), en: textOf(value, "en") };
  return { ...both, [language]: text };
}

/** Good enough to be drawn and edited; everything else is the server's to judge. */
export function isDashboard(value: unknown): value is DashboardDoc {
  const doc = value as DashboardDoc | null;
  return typeof doc === "object" && doc !== null && Array.isArray(doc.tiles) && typeof doc.rows === "number"
    && doc.tiles.every((tile) => typeof tile === "object" && tile !== null && typeof tile.id === "string" && typeof tile.kind === "string"
      && [tile.x, tile.y, tile.w, tile.h].every((number) => Number.isFinite(number)));
}
