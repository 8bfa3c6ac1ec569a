import { element, setClass, setText, svg } from "../dom";
import { formatNumber, withUnit } from "../format";
import type { TileLayout, TileState } from "../protocol";
import { barRange } from "./barTile";
import { drawChart } from "./chart";
import { standing, trendOf } from "./kpi";
import { PointTile } from "./pointTile";
import type { TileContext } from "./tile";

/** The course is drawn at most so often: its windows are minutes long. */
const redrawMs = 5_000;

/** A value over its window against its target, with its course and the window before. */
export class KpiTile extends PointTile {
  private readonly status = element("span", "kpi-status");
  private readonly fill = element("span", "bar-fill");
  private readonly mark = element("i", "kpi-mark");
  private readonly canvas = element("canvas", "chart");
  private readonly none: HTMLElement;
  private readonly target = element("span", "kpi-target");
  private readonly before = element("span", "kpi-before");
  private history: [number, number | null][] = [];
  private drawnAt = -redrawMs;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", context.i18n.pick(layout.title));
    this.none = element("div", "chart-none", context.i18n.t("noHistory"));
    this.figure.append(this.status);
    this.body.append(element("div", "bar kpi-bar", this.fill, this.mark), element("div", "chart-box", this.canvas, this.none));
    this.foot.prepend(this.target, this.before);
  }

  override update(state: TileState): void {
    // Its state is its target: an alarm on one of its devices stands in the alarm list and on the device's own tile.
    super.update({ ...state, point: state.point ? { ...state.point, s: 0 } : null });
    this.history = state.history ?? [];
    this.drawStatus();
    this.drawBar();
    this.drawFoot(state.prev ?? null, state.year ?? null);
    this.drawCourse(this.context.clock.now());
  }

  override tick(now: number): void {
    super.tick(now);
    this.drawCourse(now);
  }

  override resize(): void {
    super.resize();
    this.drawnAt = -redrawMs;
    this.drawCourse(this.context.clock.now());
  }

  private number(value: number): string {
    return formatNumber(value, this.decimals, this.context.i18n.language);
  }

  private drawStatus(): void {
    const { i18n } = this.context;
    const stands = standing(this.point?.v, this.layout.target);
    this.root.dataset["target"] = stands ? (stands.met ? "met" : "missed") : "unknown";
    if (!stands) {
      this.status.replaceChildren();
      return;
    }
    const sign = stands.difference > 0 ? "+" : "";
    const difference = withUnit(`${sign}${this.number(stands.difference)}`, this.layout.unit);
    this.status.replaceChildren(glyph(stands.met), element("b", "", i18n.t(stands.met ? "kpiMet" : "kpiMissed")), element("span", "kpi-difference", difference));
  }

  private drawBar(): void {
    const { target } = this.layout;
    const value = this.point?.v ?? null;
    const goal = target ? [{ name: { vi: "", en: "" }, s: 4 as const, v: target.v, dir: target.dir }] : [];
    const [min, max] = barRange(this.layout.min, this.layout.max, goal, value);
    const share = (at: number) => Math.min(1, Math.max(0, (at - min) / (max - min))) * 100;
    this.fill.style.clipPath = `inset(0 ${(100 - (value === null ? 0 : share(value))).toFixed(2)}% 0 0 round 1rem)`;
    setClass(this.mark, "hidden", !target);
    if (target) this.mark.style.left = `${share(target.v).toFixed(2)}%`;
  }

  private drawFoot(prev: number | null, year: number | null): void {
    const { i18n } = this.context;
    const { target, shiftMs } = this.layout;
    const sign = target?.dir === "below" ? "≤" : "≥";
    const goal = target ? i18n.t("kpiTarget", `${sign}\u00a0${withUnit(this.number(target.v), this.layout.unit)}`) : "";
    setText(this.target, [goal, i18n.pick(target?.name)].filter(Boolean).join(" · "));
    const days = Math.round((shiftMs ?? 0) / 86_400_000);
    const when = days === 0 ? i18n.t("kpiPeriod") : days === 1 ? i18n.t("kpiYesterday") : i18n.t("kpiBefore", days);
    const trend = trendOf(this.point?.v, prev, target);
    this.before.className = `kpi-before ${trend ?? ""}`;
    const told = [[when, prev], [i18n.t("kpiYear"), year]] as const;
    const known = told.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${withUnit(this.number(value), this.layout.unit)}`]));
    setText(this.before, known.length > 0 ? known.join(" · ") : i18n.t("kpiNoBefore"));
  }

  private drawCourse(now: number): void {
    if (now - this.drawnAt < redrawMs) return;
    this.drawnAt = now;
    const { target } = this.layout;
    const known = this.history.filter(([, v]) => v !== null).length;
    setClass(this.none, "hidden", known >= 2 || this.point === null);
    setClass(this.canvas, "hidden", known < 2);
    if (known < 2) return;
    drawChart(this.canvas, {
      history: this.history,
      limits: target ? [{ name: { vi: "", en: "" }, s: 4, v: target.v, dir: target.dir }] : [],
      from: now - (this.layout.rangeMs ?? 86_400_000), to: now, min: this.layout.min ?? null, max: this.layout.max ?? null,
      intervalMs: 0, severity: 0, stale: this.fresh === "stale", decimals: this.decimals, i18n: this.context.i18n,
    });
  }
}

/** A tick in a ring for met, a ring with a falling bar for missed: told apart without colour. */
function glyph(met: boolean): SVGElement {
  const path = met ? "M6 10.4l3 3 5.4-6.2" : "M6.4 6.4l7.2 7.2M13.6 6.4l-7.2 7.2";
  return svg("svg", { viewBox: "0 0 20 20", class: "kpi-glyph", "aria-hidden": "true" }, svg("circle", { cx: 10, cy: 10, r: 8.6 }), svg("path", { d: path }));
}
