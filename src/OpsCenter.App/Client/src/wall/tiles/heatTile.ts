import { element, scale, setClass, setText } from "../dom";
import { formatDay, formatMinute, formatNumber, withUnit } from "../format";
import { shortName } from "../map/overlay";
import type { TileLayout, TileState } from "../protocol";
import { severityShape } from "../severity";
import { currentColumn, heatColumns, heatLines, heatScale, heatTone, heatTones, worstLines, type HeatLine, type HeatSpot } from "./heatGrid";
import { emptyState, simMark, Tile, type TileContext } from "./tile";

/** Design pixels that a row needs to be read. */
const leastRow = 22;
const headRow = 25;
/** Design pixels that an hour's name needs, and a day's. */
const labelRoom = 34;
const dayRoom = 56;
const dayMs = 86_400_000;

/** Windows of time as columns, sites or days as rows. Calm cells in one quiet tone; a crossed limit by colour, shape and number. */
export class HeatTile extends Tile {
  private readonly grid = element("div", "heat-grid");
  private readonly more = element("span", "heat-more hidden");
  private readonly low = element("span", "");
  private readonly high = element("span", "");
  private readonly sim: HTMLElement;
  private readonly columns: number;
  private state: TileState | undefined;
  private cells = new Map<string, HTMLElement[]>();
  private shape = "";

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    const { i18n } = context;
    this.columns = heatColumns(layout);
    this.sim = simMark(i18n);
    this.sim.classList.add("hidden");
    const tones = Array.from({ length: heatTones }, (_, tone) => element("i", `heat-cell h${tone}`));
    this.aside.append(this.more, this.sim, element("span", "heat-scale", this.low, element("span", "heat-tones", ...tones), this.high));
    this.grid.setAttribute("role", "table");
    this.grid.setAttribute("aria-label", i18n.pick(layout.title));
    this.grid.style.gridTemplateColumns = `max-content repeat(${this.columns}, minmax(0, 1fr))`;
    this.body.append(this.grid, emptyState(i18n.t("noData"), i18n.t("noDataHow")));
    this.root.append(this.legend());
  }

  override update(state: TileState): void {
    this.state = state;
    const none = (state.grid ?? []).every((row) => row.cells.length === 0);
    this.root.dataset["state"] = none ? "none" : "live";
    setClass(this.sim, "hidden", !state.sim);
    this.draw();
  }

  override tick(now: number): void {
    const column = this.current(now);
    if (this.grid.dataset["now"] !== String(column)) this.draw();
  }

  override resize(): void {
    this.shape = "";
    this.draw();
  }

  private get stepMs(): number {
    return this.layout.stepMs ?? 3_600_000;
  }

  private current(now: number): number {
    const rows = this.state?.grid ?? [];
    const from = this.layout.days ? rows.at(-1)?.from : this.state?.from;
    return from ? currentColumn(from, this.stepMs, now) : -1;
  }

  private draw(): void {
    const { state } = this;
    if (!state) return;
    const { i18n, clock } = this.context;
    const rows = state.grid ?? [];
    const now = clock.now();
    const collator = new Intl.Collator(i18n.locale);
    const ordered = this.layout.days ? rows : [...rows].sort((a, b) => collator.compare(i18n.pick(a.name), i18n.pick(b.name)));
    const all = heatLines(ordered, state.from ?? 0, this.columns, this.stepMs, now);
    const lines = this.layout.days ? all.slice(0, this.room(all.length)) : worstLines(all, this.room(all.length));
    const range = heatScale(rows, this.layout.min, this.layout.max);
    const column = this.current(now);
    this.build(lines, column);
    for (const line of lines) line.spots.forEach((spot, index) => this.paint(line, spot, index, range, column));
    const decimals = this.layout.decimals ?? 1;
    setText(this.low, formatNumber(range[0], decimals, i18n.language));
    setText(this.high, withUnit(formatNumber(range[1], decimals, i18n.language), this.layout.unit));
    const rest = (state.total ?? all.length) - lines.length;
    setText(this.more, rest > 0 ? i18n.t("rowsMore", rest) : "");
    setClass(this.more, "hidden", rest <= 0);
  }

  /** Rows that can be read in the tile's height; all of them on a phone, where the page scrolls. */
  private room(wanted: number): number {
    if (getComputedStyle(this.body).overflowY === "visible" && window.innerWidth <= 700) return wanted;
    const u = scale();
    const height = this.body.clientHeight - (headRow + 8) * u;
    return height <= 0 ? wanted : Math.max(1, Math.min(wanted, Math.floor(height / (leastRow * u))));
  }

  /** Elements, made anew only where rows or columns changed. */
  private build(lines: HeatLine[], column: number): void {
    const first = lines[0]?.spots[0]?.t ?? 0;
    const shape = JSON.stringify([lines.map(({ id }) => id), this.layout.days ? 0 : first, column]);
    if (shape === this.shape) return;
    this.shape = shape;
    this.grid.dataset["now"] = String(column);
    this.cells = new Map();
    const nodes: HTMLElement[] = [this.heads(lines[0]?.spots ?? [], column)];
    for (const line of lines) {
      const cells = line.spots.map(() => element("span", "heat-cell"));
      for (const cell of cells) cell.setAttribute("role", "cell");
      this.cells.set(line.id, cells);
      const name = element("span", line.today ? "heat-name today" : "heat-name", shortName(this.context.i18n.pick(line.row.name)));
      name.setAttribute("role", "rowheader");
      const row = element("div", "heat-row", name, ...cells);
      row.setAttribute("role", "row");
      nodes.push(row);
    }
    this.grid.replaceChildren(...nodes);
  }

  private heads(spots: HeatSpot[], column: number): HTMLElement {
    const { i18n } = this.context;
    const width = this.body.clientWidth / scale() / (this.columns * 1.2);
    const room = this.stepMs >= dayMs ? dayRoom : labelRoom;
    const every = [1, 2, 3, 4, 6, 12, 24].find((step) => step * width >= room) ?? 24;
    const row = element("div", "heat-row heat-heads", element("span", ""));
    row.setAttribute("role", "row");
    spots.forEach(({ t }, index) => {
      const now = index === column;
      // Beside the current column there is no room for a neighbour's name.
      const named = now || (index % every === 0 && Math.abs(index - column) * width >= room);
      const text = now ? i18n.t("now") : this.stepMs >= dayMs ? formatDay(t) : this.stepMs % 3_600_000 === 0 ? formatMinute(t).slice(0, 2) : formatMinute(t);
      const head = element("span", now ? "heat-head now" : "heat-head", element("span", "", named ? text : ""));
      head.setAttribute("role", "columnheader");
      row.append(head);
    });
    return row;
  }

  private paint(line: HeatLine, spot: HeatSpot, index: number, range: [number, number], column: number): void {
    const cell = this.cells.get(line.id)?.[index];
    if (!cell) return;
    const { i18n } = this.context;
    const now = index === column && (!this.layout.days || line.today);
    const tone = spot.v === null ? "none" : spot.s ? `s${spot.s}` : `h${heatTone(spot.v, range)}`;
    const key = `${tone}|${spot.v}|${spot.t}|${now}`;
    if (cell.dataset["key"] === key) return;
    cell.dataset["key"] = key;
    cell.className = `heat-cell ${tone}${now ? " now" : ""}`;
    cell.replaceChildren(...(spot.s ? [severityShape(spot.s)] : []));
    const value = spot.v === null ? i18n.t("noData") : withUnit(formatNumber(spot.v, this.layout.decimals ?? 1, i18n.language), this.layout.unit);
    const span = this.stepMs >= dayMs ? formatDay(spot.t) : `${formatMinute(spot.t)}–${formatMinute(spot.t + this.stepMs)}`;
    const text = [span, value, spot.s ? i18n.t(`severity${spot.s}`) : "", now ? i18n.t("heatNow") : ""];
    cell.title = `${i18n.pick(line.row.name)} · ${text.filter(Boolean).join(" · ")}`;
    cell.setAttribute("aria-label", cell.title);
  }

  private legend(): HTMLElement {
    const { i18n } = this.context;
    return element("footer", "heat-legend",
      ...([1, 2, 3, 4] as const).map((severity) => element("span", "legend-entry", severityShape(severity), i18n.t(`severity${severity}`))));
  }
}
