import { element, setClass } from "../dom";
import type { Limit, TileLayout, TileState } from "../protocol";
import { PointTile } from "./pointTile";
import type { TileContext } from "./tile";

/** A value on its scale, with the limits as ticks. */
export class BarTile extends PointTile {
  private readonly fill = element("span", "bar-fill");
  private readonly ticks = element("span", "bar-ticks");
  private readonly track = element("div", "bar", this.fill, this.ticks);
  private ticksKey = "";

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.body.append(this.track);
  }

  override update(state: TileState): void {
    super.update(state);
    const [min, max] = barRange(this.layout.min, this.layout.max, this.limits, this.point?.v ?? null);
    const at = (value: number) => Math.min(1, Math.max(0, (value - min) / (max - min)));
    const value = this.point?.v ?? null;
    setClass(this.track, "no-value", value === null);
    this.fill.style.clipPath = `inset(0 ${(100 - (value === null ? 0 : at(value) * 100)).toFixed(2)}% 0 0 round 1rem)`;
    const key = JSON.stringify([this.limits, min, max]);
    if (key === this.ticksKey) return;
    this.ticksKey = key;
    this.ticks.replaceChildren(...this.limits.map((limit) => {
      const tick = element("i", `bar-tick s${limit.s}`);
      tick.style.left = `${(at(limit.v) * 100).toFixed(2)}%`;
      return tick;
    }));
  }
}

/** The scale: as the dashboard says, else from zero (or the lowest) to a sixth above the highest limit or value. */
export function barRange(
  min: number | null | undefined, max: number | null | undefined, limits: Limit[], value: number | null): [number, number] {
  const known = [...limits.map((limit) => limit.v), ...(value === null ? [] : [value])];
  const low = min ?? Math.min(0, ...known);
  const high = max ?? Math.max(...known, low) * (7 / 6);
  return high > low ? [low, high] : [low, low + 1];
}
