import { element, setChildren, setClass, setText } from "../dom";
import { formatAge, formatNumber } from "../format";
import { Flags, type Point, type Rank, type TileLayout, type TileState } from "../protocol";
import { severityShape } from "../severity";
import { freshness } from "../staleness";
import { fitRows } from "./fitRows";
import { emptyState, revisedMark, simMark, Tile, type TileContext } from "./tile";

interface Row { root: HTMLElement; bar: HTMLElement; place: HTMLElement; age: HTMLElement; key: string; rank: Rank }

/** Sites in order of their value, each with its bar. Rows change place at once: two that pass each other cannot be read. */
export class RankingTile extends Tile {
  private readonly list = element("ol", "rank-list");
  private readonly more = element("div", "more hidden");
  private readonly sources = element("span", "");
  private readonly sim: HTMLElement;
  private rows = new Map<string, Row>();
  private total = 0;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.sim = simMark(context.i18n);
    this.aside.append(this.sim, this.sources);
    this.body.append(this.list, emptyState(context.i18n.t("noData"), context.i18n.t("noDataHow")));
    this.root.append(this.more);
  }

  override get asked(): Point | null {
    return [...this.rows.values()][0]?.rank.point ?? null;
  }

  override update(state: TileState): void {
    const ranks = state.ranks ?? [];
    const [low, high] = rankScale(ranks, this.layout.min, this.layout.max);
    const rows = new Map<string, Row>();
    ranks.forEach((rank, index) => rows.set(rank.id, this.rowOf(rank, index, low, high)));
    this.rows = rows;
    this.total = state.total ?? ranks.length;
    setChildren(this.list, [...rows.values()].map((row) => row.root));
    this.root.dataset["state"] = ranks.length > 0 ? "live" : "none";
    setClass(this.sim, "hidden", !ranks.some(({ point }) => point.f & Flags.simulated));
    setText(this.sources, this.total > 0 ? this.context.i18n.t("sources", state.reporting ?? this.total, this.total) : "");
    this.resize();
    this.tick(this.context.clock.now());
  }

  override tick(now: number): void {
    for (const { root, age, rank } of this.rows.values()) {
      setText(age, formatAge(now - rank.point.t, this.context.i18n.language));
      setClass(root, "stale", freshness(rank.point, now) === "stale");
    }
  }

  override resize(): void {
    setClass(this.more, "hidden", true);
    if (this.total <= fitRows(this.list)) return;
    // The line itself takes the room of a row.
    setClass(this.more, "hidden", false);
    setText(this.more, this.context.i18n.t("sitesMore", this.total - fitRows(this.list)));
  }

  private rowOf(rank: Rank, index: number, low: number, high: number): Row {
    const { i18n } = this.context;
    const key = JSON.stringify([rank.name, rank.point.v, rank.point.q, rank.s, rank.level]);
    const old = this.rows.get(rank.id);
    const row = old ?? {
      root: element("li", ""), bar: element("span", "rank-bar"), place: element("span", "rank-place"), age: element("span", "rank-age"), key: "", rank,
    };
    row.rank = rank;
    setText(row.place, String(index + 1));
    const { v } = rank.point;
    row.bar.style.transform = `scaleX(${v === null ? 0 : Math.min(1, Math.max(0, (v - low) / (high - low))).toFixed(4)})`;
    if (row.key === key) return row;
    row.key = key;
    row.root.className = `rank s${rank.s} q${rank.point.q}`;
    const value = element("b", "rank-value", v === null ? "–" : formatNumber(v, this.layout.decimals ?? 1, i18n.language));
    if (this.layout.unit) value.append(element("span", "rank-unit", `\u00a0${this.layout.unit}`));
    const name = element("span", "rank-name", i18n.pick(rank.name));
    if (rank.level) name.append(element("span", "rank-level", i18n.pick(rank.level)));
    const marks = element("span", "marks");
    if (rank.point.q > 0) marks.append(element("span", `mark mark-${rank.point.q === 1 ? "suspect" : "bad"}`, i18n.t(rank.point.q === 1 ? "suspect" : "bad")));
    if (rank.point.f & Flags.revised) marks.append(revisedMark(i18n));
    const shape = rank.s ? severityShape(rank.s, i18n.t(`severity${rank.s}`)) : element("span", "rank-none");
    row.root.replaceChildren(row.bar, row.place, shape, name, marks, value, row.age);
    return row;
  }
}

/** From zero, or the lowest where that is below, to the highest; the tile's own scale where it gives one. */
export function rankScale(ranks: Rank[], min: number | null | undefined, max: number | null | undefined): [number, number] {
  const values = ranks.flatMap(({ point }) => (point.v === null ? [] : [point.v]));
  const low = min ?? Math.min(0, ...values);
  const high = Math.max(max ?? -Infinity, ...values, low);
  return high > low ? [low, high] : [low, low + 1];
}
