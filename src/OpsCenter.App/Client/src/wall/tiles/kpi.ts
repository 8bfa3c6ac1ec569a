import type { Target } from "../protocol";

/** How a value stands to its target. */
export interface Standing {
  met: boolean;
  /** Value less target. */
  difference: number;
}

export function standing(value: number | null | undefined, target: Target | null | undefined): Standing | null {
  if (value === null || value === undefined || !target) return null;
  return { met: target.dir === "above" ? value >= target.v : value <= target.v, difference: value - target.v };
}

/** Better, worse or the same as the period before; null where there is none, or no target that says which way is better. */
export function trendOf(value: number | null | undefined, before: number | null | undefined, target: Target | null | undefined): "better" | "worse" | "same" | null {
  if (value === null || value === undefined || before === null || before === undefined || !target) return null;
  if (value === before) return "same";
  return value > before === (target.dir === "above") ? "better" : "worse";
}
