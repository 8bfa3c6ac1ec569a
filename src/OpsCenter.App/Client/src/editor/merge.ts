import { canonical } from "./diff";
import type { DashboardDoc, TileDoc } from "./document";

/**
 * Two changes of one dashboard as one: whatever only one side changed is taken from that side. Where both did, mine stays
 * and the tile is named.
 */
export function merged(base: DashboardDoc, mine: DashboardDoc, theirs: DashboardDoc): { doc: DashboardDoc; both: string[] } {
  const [old, left, right] = [base, mine, theirs].map((doc) => new Map(doc.tiles.map((tile) => [tile.id, tile]))) as [TileMap, TileMap, TileMap];
  const both: string[] = [];
  const tiles: TileDoc[] = [];
  for (const id of new Set([...left.keys(), ...right.keys()])) {
    const tile = pick(old.get(id), left.get(id), right.get(id), () => both.push(id));
    if (tile) tiles.push(tile);
  }
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)].filter((key) => key !== "tiles"));
  const rest = Object.fromEntries([...keys]
    .map((key): [string, unknown] => [key, pick(base[key], mine[key], theirs[key], () => both.push(key))])
    .filter(([, value]) => value !== undefined));
  return { doc: { ...rest, tiles } as DashboardDoc, both };
}

type TileMap = Map<string, TileDoc>;

function pick<T>(base: T, mine: T, theirs: T, onBoth: () => void): T {
  if (canonical(mine) === canonical(theirs) || canonical(theirs) === canonical(base)) return mine;
  if (canonical(mine) === canonical(base)) return theirs;
  onBoth();
  return mine;
}
