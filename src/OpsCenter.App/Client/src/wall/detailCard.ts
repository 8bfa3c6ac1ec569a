import type { ServerClock } from "./clock";
import { judgedText, marksText, seriesFacts, sourceText, valueFacts, type Fact } from "./detailText";
import { element, setClass } from "./dom";
import { formatAge, formatNumber, withUnit } from "./format";
import type { I18n } from "./i18n";
import type { SeriesDetail, TileDetail } from "./protocol";
import { severityShape } from "./severity";
import type { Tile } from "./tiles/tile";

const restMs = 600;
const askAgainMs = 5_000;
const listed = 6;
const gap = 8;

/** One card for all tiles: what a value is, where it comes from and what judges it. By resting on a tile, or by Enter. */
export class DetailCard {
  readonly root: HTMLElement;
  private readonly content = element("div", "detail-content");
  private tile: Tile | undefined;
  private detail: TileDetail | null | undefined;
  private pinned = false;
  private askedAt = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private pressing: ReturnType<typeof setTimeout> | undefined;
  private pressed = false;

  constructor(
    private readonly i18n: I18n, private readonly clock: ServerClock, private readonly explain: (tile: string) => Promise<TileDetail | null>) {
    const close = element("button", "detail-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", i18n.t("close"));
    close.addEventListener("click", () => this.close(true));
    this.root = element("div", "detail hidden", close, this.content);
    this.root.tabIndex = -1;
    this.root.id = "detail";
    this.root.setAttribute("role", "dialog");
    this.root.setAttribute("aria-label", i18n.t("detailTitle"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.tile) return;
      event.preventDefault();
      this.close(true);
    });
    document.addEventListener("pointerdown", (event) => {
      const on = event.target as Node;
      if (this.tile && !this.root.contains(on) && !this.tile.root.contains(on)) this.close(false);
    });
  }

  /** Makes a tile that shows a value answer to resting, focus, Enter and touch. */
  attach(tile: Tile): void {
    if (tile.asked === undefined) return;
    const { root } = tile;
    root.tabIndex = 0;
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", this.i18n.pick(tile.layout.title));
    root.setAttribute("aria-description", this.i18n.t("detailOpen"));
    root.addEventListener("keydown", (event) => {
      if (event.target !== root || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      this.open(tile, true);
      this.root.focus({ preventScroll: true });
    });
    root.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && this.rest(tile));
    root.addEventListener("pointerleave", () => this.leave(tile));
    root.addEventListener("focus", () => root.matches(":focus-visible") && this.rest(tile));
    root.addEventListener("blur", () => this.leave(tile));
    root.addEventListener("pointerdown", (event) => event.pointerType === "touch" && this.press(tile));
    for (const over of ["pointerup", "pointercancel", "pointermove"]) root.addEventListener(over, () => clearTimeout(this.pressing));
    root.addEventListener("contextmenu", (event) => this.pressed && event.preventDefault());
    root.addEventListener("click", (event) => {
      // The finger that held the tile must not follow its link when it lifts.
      if (this.pressed) {
        this.pressed = false;
        event.preventDefault();
        return;
      }
      if ((event.target as Element).closest("a")) return;
      if (this.tile === tile && this.pinned) this.close(false);
      else this.open(tile, true);
    });
  }

  tick(now: number): void {
    if (!this.tile) return;
    if (!this.tile.root.isConnected) {
      this.close(false);
      return;
    }
    if (performance.now() - this.askedAt > askAgainMs) this.ask();
    this.draw(now);
  }

  close(refocus: boolean): void {
    clearTimeout(this.resting);
    const { tile } = this;
    this.tile = undefined;
    this.pinned = false;
    setClass(this.root, "hidden", true);
    if (refocus) tile?.root.focus({ preventScroll: true });
  }

  private rest(tile: Tile): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => !this.pinned && this.open(tile, false), restMs);
  }

  /** A tile that leads on takes the tap; holding it asks. */
  private press(tile: Tile): void {
    this.pressed = false;
    clearTimeout(this.pressing);
    this.pressing = setTimeout(() => {
      this.pressed = true;
      this.open(tile, true);
    }, restMs);
  }

  private leave(tile: Tile): void {
    clearTimeout(this.resting);
    if (this.tile === tile && !this.pinned) this.close(false);
  }

  private open(tile: Tile, pinned: boolean): void {
    clearTimeout(this.resting);
    if (this.tile !== tile) this.detail = undefined;
    this.tile = tile;
    this.pinned = pinned;
    setClass(this.root, "pinned", pinned);
    setClass(this.root, "hidden", false);
    this.ask();
    this.draw(this.clock.now());
  }

  private ask(): void {
    const { tile } = this;
    if (!tile) return;
    this.askedAt = performance.now();
    void this.explain(tile.layout.id).then((detail) => {
      if (this.tile !== tile) return;
      this.detail = detail;
      this.draw(this.clock.now());
    });
  }

  private draw(now: number): void {
    const { tile, detail, i18n } = this;
    if (!tile) return;
    const { layout } = tile;
    const series = detail?.series ?? [];
    const one = detail?.total === 1 ? series[0] : undefined;
    const facts = element("dl", "detail-facts", ...rows(valueFacts(tile.asked ?? null, layout, now, i18n)), ...(one ? rows(seriesFacts(one, layout, i18n)) : []));
    const nodes: Node[] = [element("strong", "detail-title", i18n.pick(layout.title)), facts];
    if (detail && detail.total > 1) nodes.push(...this.sources(detail, layout, now));
    if (detail === null) nodes.push(element("p", "detail-note", i18n.t("detailUnknown")));
    this.content.replaceChildren(...nodes);
    this.place(tile.root);
  }

  private sources(detail: TileDetail, layout: Tile["layout"], now: number): Node[] {
    const { i18n } = this;
    const shown = detail.series.slice(0, listed);
    const item = (series: SeriesDetail) => element("li", series.stale ? "stale" : "",
      element("span", "detail-what", series.judged && series.judged.state !== "within" && series.judged.s ? severityShape(series.judged.s) : "",
        sourceText(series, i18n) || series.series),
      element("b", "", withUnit(formatNumber(series.v, layout.decimals ?? 1, i18n.language), layout.unit)),
      element("span", "detail-age", formatAge(now - series.t, i18n.language)),
      element("span", "detail-more", [marksText(series.f, i18n), judgedText(series.judged, layout, i18n)].filter(Boolean).join(" · ")));
    return [
      element("strong", "detail-sub", i18n.t("detailOf", shown.length, detail.total)),
      element("ul", "detail-sources", ...shown.map(item)),
    ];
  }

  /** Beside the tile where there is room, else below or above it, always on the screen. On a phone the style sheet puts it at the foot. */
  private place(tile: HTMLElement): void {
    const box = tile.getBoundingClientRect();
    const { offsetWidth: w, offsetHeight: h } = this.root;
    const right = box.right + gap + w <= innerWidth;
    const left = box.left - gap - w >= 0;
    const x = right ? box.right + gap : left ? box.left - gap - w : Math.min(Math.max(gap, box.left), innerWidth - w - gap);
    const below = box.bottom + gap + h <= innerHeight ? box.bottom + gap : box.top - gap - h;
    const y = right || left ? box.top : below;
    this.root.style.left = `${x.toFixed(0)}px`;
    this.root.style.top = `${Math.min(Math.max(gap, y), Math.max(gap, innerHeight - h - gap)).toFixed(0)}px`;
  }
}

function rows(facts: Fact[]): Node[] {
  return facts.flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]);
}
