import { element, setChildren, setClass, setFigures, setText } from "../dom";
import { formatDuration } from "../format";
import type { Alarm, AlarmStrip, TileLayout, TileState } from "../protocol";
import { alarmDetail, alarmPlace, alarmState } from "../alarmText";
import { severityShape } from "../severity";
import { fitRows } from "./fitRows";
import { emptyState, Tile, type TileContext } from "./tile";

interface Row { root: HTMLElement; since: HTMLElement; key: string }

/** Open alarms, worst first; as many as fit whole, the rest counted. */
export class AlarmsTile extends Tile {
  private readonly list = element("ul", "alarm-list");
  private readonly more = element("div", "more");
  private readonly empty: HTMLElement;
  private rows = new Map<string, Row>();
  private shownAlarms: Alarm[] = [];
  private total = 0;
  private last10m = 0;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.empty = emptyState(context.i18n.t("alarmsNone"), context.i18n.t("alarmsNoneHow"));
    this.empty.classList.add("calm");
    this.body.append(this.list, this.empty);
    this.root.append(this.more);
  }

  override update(state: TileState): void {
    this.shownAlarms = state.alarms ?? [];
    this.total = state.total ?? this.shownAlarms.length;
    const rows = new Map<string, Row>();
    for (const alarm of this.shownAlarms) rows.set(alarm.id, this.rowOf(alarm));
    this.rows = rows;
    setChildren(this.list, [...rows.values()].map((row) => row.root));
    setClass(this.empty, "hidden", this.shownAlarms.length > 0);
    this.drawHead();
    this.resize();
    this.tick(this.context.clock.now());
  }

  override alarms(strip: AlarmStrip): void {
    this.last10m = strip.last10m;
    this.drawHead();
  }

  override tick(now: number): void {
    for (const alarm of this.shownAlarms) {
      const row = this.rows.get(alarm.id);
      if (row) setFigures(row.since, formatDuration(now - alarm.since, this.context.i18n.language));
    }
  }

  override resize(): void {
    const shown = fitRows(this.list);
    const rest = this.total - shown;
    setText(this.more, rest > 0 ? this.context.i18n.t("alarmsMore", rest) : "");
    setClass(this.more, "hidden", rest <= 0);
  }

  private drawHead(): void {
    setText(this.aside, this.context.i18n.t("alarmsSub", this.total, this.last10m));
  }

  private titleOf(alarm: Alarm): Node | string {
    const title = this.context.i18n.pick(alarm.title);
    const url = alarm.site ? this.context.siteUrl(alarm.site.id) : null;
    if (!url) return title;
    const link = element("a", "row-link", title);
    link.href = url;
    return link;
  }

  private rowOf(alarm: Alarm): Row {
    const key = JSON.stringify(alarm);
    const old = this.rows.get(alarm.id);
    if (old?.key === key) return old;
    const { i18n } = this.context;
    const since = element("span", "alarm-since");
    const children = [
      severityShape(alarm.s || 4, i18n.t(`severity${alarm.s || 4}`)),
      element("div", "alarm-what",
        element("b", "alarm-title", this.titleOf(alarm)),
        element("span", "alarm-detail", alarmDetail(alarm, i18n), " ", element("span", "alarm-place", `· ${alarmPlace(alarm, i18n)}`))),
      element("div", "alarm-when", since, element("span", "alarm-state", alarmState(alarm, i18n))),
    ];
    const root = old?.root ?? element("li", "");
    root.className = `alarm s${alarm.s}${alarm.held ? " held" : alarm.acked ? " acked" : " unacked"}${alarm.active ? "" : " cleared"}`;
    root.replaceChildren(...children);
    return { root, since, key };
  }
}
