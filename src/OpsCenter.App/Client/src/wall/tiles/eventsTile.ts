import { element, setChildren, setClass, setFigures, setText } from "../dom";
import { formatAge, formatTime } from "../format";
import type { EventItem, TileState, TileLayout } from "../protocol";
import { eventIcon } from "../eventIcon";
import { severityShape } from "../severity";
import { fitRows } from "./fitRows";
import { emptyState, simMark, Tile, type TileContext } from "./tile";

/** The feed, newest first; a new row slides in, the rest keep their elements. */
export class EventsTile extends Tile {
  private readonly list = element("ul", "event-list");
  private readonly empty: HTMLElement;
  private rows = new Map<string, HTMLElement>();
  private newest = 0;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.empty = emptyState(context.i18n.t("eventsNone"), context.i18n.t("eventsNoneHow"));
    this.body.append(this.list, this.empty);
  }

  override update(state: TileState): void {
    const events = (state.events ?? []).slice(0, this.layout.limit ?? 30);
    const first = this.rows.size === 0;
    const rows = new Map<string, HTMLElement>();
    for (const event of events) {
      const key = `${event.id}\n${event.text}\n${event.s}`;
      const row = this.rows.get(key) ?? this.rowOf(event);
      setClass(row, "arriving", !first && !this.rows.has(key));
      rows.set(key, row);
    }
    this.rows = rows;
    this.newest = events[0]?.t ?? 0;
    setChildren(this.list, [...rows.values()]);
    setClass(this.empty, "hidden", events.length > 0);
    this.resize();
    this.tick(this.context.clock.now());
  }

  override tick(now: number): void {
    const { i18n } = this.context;
    setText(this.aside, this.newest ? `${i18n.t("newest").toLowerCase()} ${formatAge(now - this.newest, i18n.language)}` : "");
  }

  override resize(): void {
    fitRows(this.list);
    // On a phone the list scrolls, which must be possible without a finger too.
    if (getComputedStyle(this.list).overflowY === "auto") this.list.tabIndex = 0;
    else this.list.removeAttribute("tabindex");
  }

  private rowOf(event: EventItem): HTMLElement {
    const { i18n } = this.context;
    const place = i18n.pick(event.site);
    const what = element("div", "event-what", element("span", "event-text", event.text));
    if (place && !event.text.includes(place)) what.append(element("span", "event-place", place));
    const marks = element("span", "marks");
    if (event.sim) marks.append(simMark(i18n));
    const time = element("time", "event-time");
    setFigures(time, formatTime(event.t));
    return element("li", `event s${event.s}`,
      time,
      event.s && event.s < 4 ? severityShape(event.s, i18n.t(`severity${event.s}`)) : eventIcon(event.kind),
      what, marks);
  }
}
