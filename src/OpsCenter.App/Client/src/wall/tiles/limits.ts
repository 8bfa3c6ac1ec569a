import { formatNumber } from "../format";
import type { I18n } from "../i18n";
import type { Limit } from "../protocol";

/** True where the value has crossed the limit. */
export function reached(limit: Limit, value: number): boolean {
  return limit.dir === "above" ? value >= limit.v : value <= limit.v;
}

/** The worst limit the value has crossed. */
export function worstReached(limits: Limit[], value: number | null | undefined): Limit | undefined {
  if (value === null || value === undefined) return undefined;
  return limits.filter((limit) => reached(limit, value)).sort((a, b) => a.s - b.s)[0];
}

/** From the mildest to the worst. */
export function byReach(limits: Limit[]): Limit[] {
  return [...limits].sort((a, b) => (a.dir === b.dir ? (a.dir === "above" ? a.v - b.v : b.v - a.v) : a.dir === "below" ? -1 : 1));
}

/** "Báo động I", "Báo động II" share "Báo động": said once. */
export function sharedPrefix(names: string[]): string {
  const first = names[0];
  if (!first || names.length < 2) return "";
  const words = first.split(" ");
  for (let count = words.length - 1; count > 0; count--) {
    const prefix = words.slice(0, count).join(" ") + " ";
    if (names.every((name) => name.startsWith(prefix) && name.length > prefix.length)) return prefix;
  }
  return "";
}

export interface LimitPart { text: string; limit: Limit; reached: boolean }

/** The footer's "Báo động I 3,50 · II 4,00 · III 4,50" in parts. */
export function limitParts(limits: Limit[], value: number | null, decimals: number, unit: string, i18n: I18n): { prefix: string; parts: LimitPart[] } {
  const ordered = byReach(limits);
  const names = ordered.map((limit) => withoutUnit(i18n.pick(limit.name), unit));
  const prefix = sharedPrefix(names);
  const parts = ordered.map((limit, index) => ({
    limit,
    reached: value !== null && reached(limit, value),
    text: limitText(names[index]!.slice(prefix.length), limit, decimals, i18n),
  }));
  return { prefix: prefix.trim(), parts };
}

/** The unit stands beside the value already. */
function withoutUnit(name: string, unit: string): string {
  return unit && name.endsWith(` ${unit}`) ? name.slice(0, -unit.length - 1) : name;
}

/** "III 4,50"; a name that says the number itself, "4 ‰" or "dưới 5,5", is enough. */
function limitText(name: string, limit: Limit, decimals: number, i18n: I18n): string {
  const numbers = name.match(/\d+(?:[.,]\d+)?/g) ?? [];
  if (numbers.some((number) => Number(number.replace(",", ".")) === limit.v)) return name.replaceAll(" ", "\u00a0");
  return `${name} ${limit.dir === "below" ? "≤\u00a0" : ""}${formatNumber(limit.v, decimals, i18n.language)}`.trim();
}
