import { element, setClass } from "../dom";
import type { TileLayout, TileState } from "../protocol";
import { drawChart } from "./chart";
import { PointTile } from "./pointTile";
import type { TileContext } from "./tile";

const defaultRangeMs = 6 * 3_600_000;
/** The time axis moves by this much of the width before an unchanged trend is drawn again. */
const redrawFraction = 1 / 360;
/** A mean over many devices changes with each of them; drawing it once a second is enough. */
const redrawMs = 950;

/** A value with its course over time, the limits drawn as lines. */
export class TrendTile extends PointTile {
  private readonly canvas = element("canvas", "chart");
  private readonly none: HTMLElement;
  private history: [number, number | null][] = [];
  private forecast: [number, number, number, number][] = [];
  private dirty = false;
  private drawnAt = 0;
  private drawnFresh = "";

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", context.i18n.pick(layout.title));
    this.none = element("div", "chart-none", context.i18n.t("noHistory"));
    this.body.append(element("div", "chart-box", this.canvas, this.none));
  }

  get rangeMs(): number {
    return this.layout.rangeMs ?? defaultRangeMs;
  }

  override update(state: TileState): void {
    this.history = state.history ?? [];
    this.forecast = state.forecast ?? [];
    super.update(state);
    this.dirty = true;
    if (this.context.clock.now() - this.drawnAt > redrawMs) this.draw();
  }

  override tick(now: number): void {
    super.tick(now);
    const moved = now - this.drawnAt > this.rangeMs * redrawFraction;
    if (this.drawnAt > 0 && (this.dirty || moved || this.drawnFresh !== this.fresh)) this.draw();
  }

  override resize(): void {
    super.resize();
    this.draw();
  }

  private draw(): void {
    const points = this.history.filter(([, v]) => v !== null).length;
    setClass(this.none, "hidden", points >= 2 || this.point === null);
    const now = this.context.clock.now();
    this.dirty = false;
    this.drawnAt = now;
    this.drawnFresh = this.fresh;
    const ahead = points >= 2 ? expected(this.forecast, this.history.at(-1)?.[0] ?? now, now + this.rangeMs) : [];
    drawChart(this.canvas, {
      history: points >= 2 ? this.history : [],
      forecast: ahead,
      now,
      limits: this.limits,
      from: now - this.rangeMs,
      to: Math.max(ahead.at(-1)?.[0] ?? now, now),
      min: this.layout.min ?? null,
      max: this.layout.max ?? null,
      intervalMs: (this.point?.iv ?? 0) * 1000,
      severity: this.severity,
      stale: this.fresh === "stale",
      decimals: this.decimals,
      i18n: this.context.i18n,
    });
  }
}

/** The steps after the line, not farther than is shown of the past: the past stays readable. */
export function expected(forecast: [number, number, number, number][], last: number, until: number): [number, number, number, number][] {
  return forecast.filter(([t]) => t > last && t <= until);
}
