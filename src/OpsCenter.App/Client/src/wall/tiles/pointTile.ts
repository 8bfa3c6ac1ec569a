import { element, setClass, setData, setText, svg } from "../dom";
import { formatAge, formatNumber, withUnit } from "../format";
import { severityShape } from "../severity";
import { freshness, intervalMs, type Freshness } from "../staleness";
import { Flags, type Limit, type Point, type Severity, type TileLayout, type TileState } from "../protocol";
import { limitParts, worstReached } from "./limits";
import { emptyState, revisedMark, simMark, Tile, type TileContext } from "./tile";

/** What value, bar and trend share: a value with unit, age, quality, direction, severity and its limits by name. */
export class PointTile extends Tile {
  protected point: Point | null = null;
  protected limits: Limit[] = [];
  protected fresh: Freshness = "none";
  private readonly value = element("span", "value");
  private readonly unit = element("span", "unit");
  private readonly badge = element("span", "badge");
  private readonly rate = element("span", "rate");
  protected readonly figure = element("div", "figure", this.value, this.unit, this.rate, this.badge);
  private readonly limitsLine = element("span", "limits");
  private readonly marks = element("span", "marks");
  private readonly sim: HTMLElement;
  private readonly revised: HTMLElement;
  private readonly age = element("span", "");
  protected readonly foot = element("footer", "tile-foot", this.limitsLine, this.marks);
  private readonly empty: HTMLElement;
  private limitsKey = "";
  private badgeKey = "";

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.aside.classList.add("age");
    this.sim = simMark(context.i18n);
    this.revised = revisedMark(context.i18n);
    this.aside.append(this.revised, this.sim, this.age);
    this.empty = emptyState(context.i18n.t("noData"), context.i18n.t("noDataHow"));
    this.body.append(this.figure, this.empty);
    this.root.append(this.foot);
  }

  override update(state: TileState): void {
    this.point = state.point ?? null;
    this.limits = state.limits ?? [];
    const { i18n } = this.context;
    const { point } = this;
    setText(this.value, point?.v === null || point === null ? "–" : formatNumber(point.v, this.decimals, i18n.language));
    setText(this.unit, this.layout.unit ?? "");
    this.drawRate(state.perHour ?? null);
    this.drawBadge(point);
    this.drawMarks(point);
    this.drawLimits(state);
    this.tick(this.context.clock.now());
  }

  override get asked(): Point | null {
    return this.point;
  }

  override tick(now: number): void {
    const { i18n } = this.context;
    this.fresh = freshness(this.point, now);
    setData(this.root, "state", this.fresh);
    setText(this.age, this.point ? formatAge(now - this.point.t, i18n.language) : "");
    setClass(this.aside, "overdue", this.fresh === "stale");
    if (this.point && this.fresh === "stale") {
      const cycle = i18n.t("cycle", formatAge(intervalMs(this.point), i18n.language));
      if (this.limitsKey === cycle) return;
      this.limitsKey = cycle;
      this.limitsLine.replaceChildren(element("span", "", i18n.t("stale")), element("span", "", cycle));
    }
  }

  override resize(): void {
    this.fitLimits();
  }

  protected get decimals(): number {
    return this.layout.decimals ?? 1;
  }

  protected get severity(): Severity {
    return this.point?.s ?? 0;
  }

  private drawRate(perHour: number | null): void {
    const { language } = this.context.i18n;
    const decimals = this.decimals;
    const flat = perHour === null || Math.abs(perHour) < 0.5 / 10 ** decimals;
    setClass(this.rate, "hidden", perHour === null);
    if (perHour === null) return;
    const direction = flat ? "flat" : perHour > 0 ? "up" : "down";
    if (this.rate.dataset["direction"] !== direction) {
      this.rate.dataset["direction"] = direction;
      this.rate.replaceChildren(arrow(direction), element("span", ""));
    }
    const { unit } = this.layout;
    const amount = withUnit(formatNumber(flat ? 0 : Math.abs(perHour), decimals, language), unit?.includes("/") ? "" : unit);
    setText(this.rate.lastChild!, `${amount}/${this.context.i18n.t("perHour")}`);
  }

  private drawBadge(point: Point | null): void {
    const { i18n } = this.context;
    const severity = point?.s ?? 0;
    const level = severity ? worstReached(this.limits.filter(({ s }) => s === severity), point?.v) : undefined;
    const text = level ? i18n.pick(level.name) : severity ? i18n.t(`severity${severity}`) : "";
    setData(this.root, "severity", String(severity));
    const key = `${severity}${text}`;
    if (key === this.badgeKey) return;
    this.badgeKey = key;
    this.badge.replaceChildren(...(severity ? [severityShape(severity), element("span", "badge-text", text)] : []));
  }

  private drawLimits(state: TileState): void {
    const { i18n } = this.context;
    const key = JSON.stringify([this.limits, this.point?.v, state.series, state.reporting]);
    if (key === this.limitsKey) return;
    this.limitsKey = key;
    const { prefix, parts } = limitParts(this.limits, this.point?.v ?? null, this.decimals, this.layout.unit ?? "", i18n);
    const nodes: Node[] = [];
    if (state.series && state.series > 1) {
      nodes.push(element("span", "sources", i18n.t("sources", state.reporting ?? state.series, state.series)));
    }
    if (parts.length > 0 && prefix) nodes.push(element("span", "prefix", prefix));
    for (const part of parts) nodes.push(element("span", part.reached ? `limit reached s${part.limit.s}` : "limit", part.text));
    this.limitsLine.replaceChildren(...nodes);
    this.fitLimits();
  }

  /** Where the line is too long: first without the shared word, then without the sources, then the mildest limits. */
  private fitLimits(): void {
    const line = this.limitsLine;
    const nodes = [...line.children] as HTMLElement[];
    for (const node of nodes) setClass(node, "hidden", false);
    const cut = () => {
      const last = nodes.filter((node) => !node.classList.contains("hidden")).at(-1);
      return last !== undefined && last.offsetTop > nodes.find((node) => !node.classList.contains("hidden"))!.offsetTop;
    };
    const order = [...nodes.filter((node) => node.className === "prefix"), ...nodes.filter((node) => node.className === "sources"),
      ...nodes.filter((node) => node.className.startsWith("limit"))];
    for (const node of order.slice(0, -1)) {
      if (!cut()) return;
      setClass(node, "hidden", true);
    }
    // A limit's name that is still too long is told by the card, not half.
    for (const node of nodes) if (node.offsetWidth > line.clientWidth + 1) setClass(node, "hidden", true);
  }

  private drawMarks(point: Point | null): void {
    const { i18n } = this.context;
    const marks: [name: string, text: string, short?: string][] = [];
    if (point?.q === 1) marks.push(["suspect", i18n.t("suspect")]);
    if (point?.q === 2) marks.push(["bad", i18n.t("bad")]);
    if (point && point.f & Flags.late) marks.push(["late", i18n.t("late")]);
    if (point && point.f & Flags.clockReplaced) marks.push(["clock", i18n.t("clockReplaced"), i18n.t("clockShort")]);
    setClass(this.sim, "hidden", !point || (point.f & Flags.simulated) === 0);
    setClass(this.revised, "hidden", !point || (point.f & Flags.revised) === 0);
    const key = marks.map(([name]) => name).join();
    if (this.marks.dataset["key"] === key) return;
    this.marks.dataset["key"] = key;
    this.marks.replaceChildren(...marks.map(([name, text, short = text]) => {
      const mark = element("span", `mark mark-${name}`, element("span", "mark-long", text), element("span", "mark-short", short));
      mark.title = text;
      return mark;
    }));
    setData(this.root, "quality", String(point?.q ?? 0));
  }
}

/** A thin arrow, told apart at a glance from the severity triangle. */
function arrow(direction: "up" | "down" | "flat"): SVGElement {
  const path = { up: "M4 16 16 4M7 4h9v9", down: "M4 4l12 12M16 7v9H7", flat: "M2 10h16M12 4l6 6-6 6" }[direction];
  return svg("svg", { viewBox: "0 0 20 20", class: "arrow", "aria-hidden": "true" }, svg("path", { d: path }));
}
