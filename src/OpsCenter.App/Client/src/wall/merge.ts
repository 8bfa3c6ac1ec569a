import type { EventItem, Frame, HeatCell, HeatRow, SeriesRow, SiteState, Snapshot, TileState } from "./protocol";

const historyBound = 3000;
const eventsBound = 60;

/** The states of one dashboard's tiles as merged so far. Pure data: tiles draw from it. */
export interface Board {
  seq: number;
  tiles: Map<string, TileState>;
}

export function boardOf(snapshot: Snapshot): Board {
  return { seq: snapshot.seq, tiles: new Map(snapshot.tiles.map((tile) => [tile.id, tile])) };
}

/** Merges a frame; the ids of changed tiles. A frame that is not newer changes nothing. */
export function applyFrame(board: Board, frame: Frame, rangeMsOf: (id: string) => number): string[] {
  if (frame.seq <= board.seq) return [];
  board.seq = frame.seq;
  const changed: string[] = [];
  for (const next of frame.tiles ?? []) {
    board.tiles.set(next.id, mergeTile(board.tiles.get(next.id), next, frame.t - rangeMsOf(next.id)));
    changed.push(next.id);
  }
  return changed;
}

export function mergeTile(old: TileState | undefined, next: TileState, historyFrom: number): TileState {
  if (!old) return next;
  const merged: TileState = { ...old, ...next };
  if (next.add || next.history) merged.history = mergeHistory(next.history ?? old.history ?? [], next.add ?? [], historyFrom);
  if (next.sites) merged.sites = mergeSites(old.sites ?? [], next.sites);
  if (next.rows) merged.rows = mergeRows(old.rows ?? [], next.rows);
  if (next.events) merged.events = mergeEvents(next.replace ? [] : (old.events ?? []), next.events);
  if (next.grid) merged.grid = mergeGrid(old.grid ?? [], next.grid, merged.from ?? 0);
  delete merged.add;
  delete merged.replace;
  return merged;
}

/** Appends in time order, replaces the same moment, drops what is older than the range. */
export function mergeHistory(history: [number, number | null][], add: [number, number | null][], from: number): [number, number | null][] {
  const result = history.filter(([t]) => t >= from);
  for (const point of add) {
    if (point[0] < from) continue;
    let at = result.length;
    while (at > 0 && result[at - 1]![0] > point[0]) at--;
    if (at > 0 && result[at - 1]![0] === point[0]) result[at - 1] = point;
    else result.splice(at, 0, point);
  }
  return result.length > historyBound ? result.slice(-historyBound) : result;
}

function mergeSites(old: SiteState[], next: SiteState[]): SiteState[] {
  const sites = new Map(old.map((site) => [site.id, site]));
  for (const site of next) sites.set(site.id, site);
  return [...sites.values()];
}

/** In the order of their keys, as the server has them. */
function mergeRows(old: SeriesRow[], next: SeriesRow[]): SeriesRow[] {
  const rows = new Map(old.map((row) => [row.key, row]));
  for (const row of next) rows.set(row.key, row);
  return [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** Rows by id; changed cells put in, those before the first column and days before the first day dropped. */
export function mergeGrid(old: HeatRow[], next: HeatRow[], from: number): HeatRow[] {
  const rows = new Map(old.filter((row) => (row.from ?? from) >= from).map((row) => [row.id, row]));
  for (const row of next) rows.set(row.id, { ...row, cells: [...(rows.get(row.id)?.cells ?? []), ...row.cells] });
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => {
    const cells = new Map<number, HeatCell>(row.cells.filter(([t]) => t >= (row.from ?? from)).map((cell) => [cell[0], cell]));
    return { ...row, cells: [...cells.values()].sort((a, b) => a[0] - b[0]) };
  });
}

/** Newest first, each id once (the newer copy wins), bounded. */
export function mergeEvents(old: EventItem[], next: EventItem[]): EventItem[] {
  const seen = new Set<string>();
  return [...next, ...old]
    .filter((event) => !seen.has(event.id) && seen.add(event.id))
    .sort((a, b) => b.t - a.t)
    .slice(0, eventsBound);
}
