import { arrivalOf, originText, refusedList, type SiteArrival } from "../arrival";
import { element, setChildren, setClass, setText } from "../dom";
import { formatAge, formatNumber } from "../format";
import { severityShape } from "../severity";
import { freshness, intervalMs } from "../staleness";
import { Flags, type SeriesRow, type TileLayout, type TileState } from "../protocol";
import { drawChart } from "./chart";
import { emptyState, simMark, Tile, type TileContext } from "./tile";

const defaultRangeMs = 3_600_000;
/** Courses are drawn again when they changed, but not more often than this. */
const redrawMs = 2_000;
/** How often diagnostics ask where readings come from and what was refused. */
const arrivalEveryMs = 20_000;

/** All series that have some tags, one a row: value, age, quality, course; for diagnostics how the readings arrive. */
export class SeriesTile extends Tile {
  private readonly list = element("ul", "series-list");
  private readonly empty: HTMLElement;
  private readonly rows = new Map<string, Row>();
  private total = 0;
  private drawnAt = 0;
  private dirty = false;
  private arrival: SiteArrival | undefined;
  private arrivalAt = -Infinity;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    setClass(this.root, "diagnostic", layout.diagnostic === true);
    this.empty = emptyState(context.i18n.t("noData"), context.i18n.t("noDataHow"));
    // It scrolls where not all rows fit, which must be possible with the keyboard too.
    this.list.tabIndex = 0;
    this.list.setAttribute("aria-label", context.i18n.pick(layout.title));
    this.body.append(this.list, this.empty);
  }

  override update(state: TileState): void {
    const rows = state.rows ?? [];
    this.total = state.total ?? rows.length;
    for (const data of rows) {
      const row = this.rows.get(data.key) ?? new Row(this.layout, this.context);
      this.rows.set(data.key, row);
      row.update(data);
      if (this.arrival) row.origin(this.arrival);
    }
    const shown = new Set(rows.map((row) => row.key));
    for (const key of this.rows.keys()) if (!shown.has(key)) this.rows.delete(key);
    setChildren(this.list, rows.map((row) => this.rows.get(row.key)!.root));
    setClass(this.empty, "hidden", rows.length > 0);
    setText(this.aside, rows.length < this.total ? this.context.i18n.t("seriesMore", rows.length, this.total) : "");
    this.dirty = true;
    this.tick(this.context.clock.now());
  }

  override tick(now: number): void {
    for (const row of this.rows.values()) row.tick(now);
    if (this.dirty && Math.abs(performance.now() - this.drawnAt) > redrawMs) this.draw();
    if (this.layout.diagnostic && this.layout.site && performance.now() - this.arrivalAt > arrivalEveryMs) void this.askArrival(this.layout.site);
  }

  override resize(): void {
    this.draw();
  }

  private async askArrival(site: string): Promise<void> {
    this.arrivalAt = performance.now();
    const arrival = await arrivalOf(site);
    if (!arrival) return;
    this.arrival = arrival;
    for (const row of this.rows.values()) row.origin(arrival);
    const list = refusedList(arrival, this.context.i18n);
    this.root.querySelector(".refused")?.remove();
    this.root.append(list);
  }

  private draw(): void {
    this.dirty = false;
    this.drawnAt = performance.now();
    const now = this.context.clock.now();
    for (const row of this.rows.values()) row.draw(now);
  }
}

class Row {
  readonly root: HTMLElement;
  private readonly mark = element("span", "series-mark");
  private readonly name = element("b", "series-name");
  private readonly detail = element("span", "series-detail");
  private readonly from = element("span", "series-detail series-origin hidden");
  private readonly value = element("span", "series-value");
  private readonly unit = element("span", "series-unit");
  private readonly age = element("span", "series-age");
  private readonly marks = element("span", "marks");
  private readonly arrival = element("span", "series-arrival");
  private readonly canvas = element("canvas", "chart");
  private data: SeriesRow | undefined;
  private key = "";

  constructor(private readonly layout: TileLayout, private readonly context: TileContext) {
    this.canvas.setAttribute("role", "img");
    this.root = element("li", "series-row",
      this.mark,
      element("div", "series-what", this.name, this.detail, this.from),
      element("div", "series-figure", this.value, this.unit),
      element("div", "series-state", this.age, this.marks, this.arrival),
      element("div", "series-chart", this.canvas));
  }

  update(data: SeriesRow): void {
    this.data = data;
    const key = JSON.stringify({ ...data, line: null });
    if (key === this.key) return;
    this.key = key;
    const { i18n } = this.context;
    const { point } = data;
    const severity = point?.s ?? 0;
    setText(this.name, i18n.pick(data.name));
    setText(this.detail, this.layout.diagnostic ? data.key : (data.device ?? ""));
    setText(this.value, point?.v === null || !point ? "–" : formatNumber(point.v, data.decimals, i18n.language));
    setText(this.unit, data.unit ?? "");
    this.root.className = `series-row s${severity} q${point?.q ?? 0}`;
    this.mark.replaceChildren(...(severity ? [severityShape(severity, i18n.t(`severity${severity}`))] : []));
    this.canvas.setAttribute("aria-label", i18n.pick(data.name));
    this.drawMarks(point);
  }

  origin(arrival: SiteArrival): void {
    const text = this.data ? originText(arrival, this.data.key, this.context.i18n) : "";
    setText(this.from, text);
    setClass(this.from, "hidden", text === "");
  }

  tick(now: number): void {
    const { data } = this;
    if (!data) return;
    const { i18n } = this.context;
    const fresh = freshness(data.point, now);
    setClass(this.root, "stale", fresh === "stale");
    const age = data.point ? formatAge(now - data.point.t, i18n.language) : i18n.t("noData");
    setText(this.age, this.layout.diagnostic && data.point ? i18n.t("seriesSilence", age) : age);
    setText(this.arrival, this.layout.diagnostic ? this.arrivalText(data) : "");
  }

  draw(now: number): void {
    const { data } = this;
    if (!data) return;
    const rangeMs = this.layout.rangeMs ?? defaultRangeMs;
    const limits = data.limits ?? [];
    drawChart(this.canvas, {
      history: data.line.filter(([, v]) => v !== null).length >= 2 ? data.line : [], limits, from: now - rangeMs, to: now, min: null, max: null,
      intervalMs: (data.point?.iv ?? 0) * 1000, severity: data.point?.s ?? 0, stale: freshness(data.point, now) === "stale",
      decimals: data.decimals, i18n: this.context.i18n,
    });
  }

  private arrivalText(data: SeriesRow): string {
    const { i18n } = this.context;
    const parts = data.point ? [i18n.t("seriesDue", formatAge(intervalMs(data.point), i18n.language))] : [];
    if (data.gap !== null && data.gap !== undefined) parts.push(i18n.t("seriesGap", formatAge(data.gap * 1000, i18n.language)));
    if (data.delay !== null && data.delay !== undefined) parts.push(i18n.t("seriesDelay", formatNumber(data.delay, 1, i18n.language)));
    return parts.join(" · ");
  }

  private drawMarks(point: SeriesRow["point"]): void {
    const { i18n } = this.context;
    const marks: [string, string][] = [];
    if (this.layout.diagnostic && point?.q === 0) marks.push(["note", i18n.t("good")]);
    if (point?.q === 1) marks.push(["suspect", i18n.t("suspect")]);
    if (point?.q === 2) marks.push(["bad", i18n.t("bad")]);
    if (point && point.f & Flags.revised) marks.push(["note", i18n.t("revised")]);
    if (point && point.f & Flags.late) marks.push(["note", i18n.t("late")]);
    if (point && point.f & Flags.clockReplaced) marks.push(["note", i18n.t("clockReplaced")]);
    this.marks.replaceChildren(
      ...(point && point.f & Flags.simulated ? [simMark(i18n)] : []),
      ...marks.map(([name, text]) => element("span", `mark mark-${name}`, text)));
  }
}
