import type { ServerClock } from "../clock";
import { element, setClass } from "../dom";
import type { I18n } from "../i18n";
import type { AlarmStrip, Point, TileDetail, TileLayout, TileState } from "../protocol";

export interface TileContext {
  readonly i18n: I18n;
  readonly clock: ServerClock;
  /** Where a tile's value comes from. */
  explain(tile: string): Promise<TileDetail | null>;
  /** Address of another dashboard, keeping language and theme. */
  drillUrl(target: string): string;
  /** Where a site leads on this dashboard; null for nowhere. */
  siteUrl(site: string): string | null;
}

/** A tile owns one element. `update` draws changed state, `tick` runs once a second for all tiles together. */
export abstract class Tile {
  readonly root: HTMLElement;
  protected readonly head: HTMLElement;
  protected readonly aside: HTMLElement;
  protected readonly body: HTMLElement;
  private readonly heading: HTMLElement;

  constructor(readonly layout: TileLayout, protected readonly context: TileContext) {
    const { i18n } = context;
    this.heading = element("h2", "tile-title");
    this.aside = element("span", "tile-aside");
    this.head = element("header", "tile-head", this.heading, this.aside);
    this.body = element("div", "tile-body");
    this.root = element("section", `tile tile-${layout.kind}`, this.head, this.body);
    this.root.dataset["tile"] = layout.id;
    this.root.style.gridArea = `${layout.y + 1} / ${layout.x + 1} / span ${layout.h} / span ${layout.w}`;
    this.setTitle(i18n.pick(layout.title), i18n.pick(layout.subtitle));
  }

  abstract update(state: TileState): void;

  /** The value that a viewer may ask about; undefined for tiles that show none, null before the first. */
  get asked(): Point | null | undefined {
    return undefined;
  }

  tick(_now: number): void {}

  /** The alarms that every wall carries; tiles that show them care. */
  alarms(_strip: AlarmStrip): void {}

  /** Called once the tile has its size, and whenever that changes. */
  resize(): void {}

  dispose(): void {}

  private setTitle(title: string, subtitle: string): void {
    const { drill, site } = this.layout;
    const url = drill ? this.context.drillUrl(drill) : site ? this.context.siteUrl(site) : null;
    // A tile full of links of its own is not a link itself; its title is.
    const whole = !["map", "alarms", "events"].includes(this.layout.kind);
    if (url && title) {
      const link = element("a", whole ? "tile-link" : "head-link", title);
      link.href = url;
      this.heading.append(link);
    } else {
      this.heading.append(title);
    }
    if (subtitle) this.head.append(element("span", "tile-subtitle", subtitle));
    setClass(this.head, "empty", !title && !subtitle);
  }
}

/** The dashed mark of simulated data, spelled out in the header's stamp. */
export function simMark(i18n: I18n): HTMLElement {
  const mark = element("span", "mark mark-sim", i18n.t("sim"));
  mark.title = i18n.t("simTitle");
  return mark;
}

/** The same for a value that replaced an earlier one of the same moment. */
export function revisedMark(i18n: I18n): HTMLElement {
  const mark = element("span", "mark mark-sim", i18n.t("rev"));
  mark.title = i18n.t("revised");
  return mark;
}

/** What an empty tile says: what is missing and what to do about it. */
export function emptyState(title: string, hint: string): HTMLElement {
  return element("div", "empty-state", element("strong", "", title), element("span", "", hint));
}
