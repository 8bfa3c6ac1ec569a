import type { Text, WallConfig } from "./protocol";

/** What of an address belongs to the display and not to the wall it shows. */
const kept = ["lang", "theme", "at", "speed", "scenario"];

/** Address of a wall with its variables, keeping language, theme and replayed moment of this page. */
export function wallUrl(target: string, variables: Record<string, string>, search: string): string {
  const now = new URLSearchParams(search);
  const query = new URLSearchParams(variables);
  for (const name of kept) {
    const value = now.get(name);
    if (value !== null) query.set(name, value);
  }
  const path = target.startsWith("/") && !target.startsWith("//") ? target : `/wall/${encodeURIComponent(target)}`;
  return path + (query.size > 0 ? `?${query}` : "");
}

/** The dashboard that a click on a site leads to: the next of the levels below a pack; null at the deepest, or where the files have none. */
export function nextLevel(levels: readonly string[], dashboard: string): string | null {
  return levels[levels.indexOf(dashboard) + 1] ?? null;
}

export interface Crumb { title: Text; url: string | null }

/** The trail with addresses; the last level is where we are. */
export function crumbsOf(config: Pick<WallConfig, "trail">, search: string): Crumb[] {
  return (config.trail ?? []).map(({ title, address }, index, all) => {
    if (index === all.length - 1) return { title, url: null };
    const url = new URL(address, "http://wall");
    return { title, url: wallUrl(url.pathname, Object.fromEntries(url.searchParams), search) };
  });
}
