import { Attention } from "./attention";
import { ServerClock } from "./clock";
import { LiveLink } from "./connection";
import { Cover, coverAfterMs } from "./cover";
import { element, forgetScale, setClass } from "./dom";
import { crumbsOf, nextLevel, wallUrl } from "./drill";
import { DetailCard } from "./detailCard";
import { Header } from "./header";
import { I18n } from "./i18n";
import { applyFrame, boardOf, type Board } from "./merge";
import { Reloader } from "./reload";
import { ReplayControl } from "./replay/control";
import { differs, Screen } from "./screen";
import { Strip } from "./strip";
import { Ticker } from "./ticker";
import { makeTile } from "./tiles";
import type { Tile, TileContext } from "./tiles/tile";
import type { AlarmStrip, Frame, Layout, Snapshot, Text, WallConfig } from "./protocol";

const refusedReloadMs = 30_000;
const sleepMs = 10_000;

/** One wall: the header, the tiles of the current dashboard, the ticker and the cover, fed by one link. */
export class WallApp {
  private readonly i18n: I18n;
  /** Of what is shown: of a replay, its moment. */
  private readonly clock = new ServerClock();
  /** Of the display itself, whatever it shows. */
  private readonly present = new ServerClock();
  private readonly header: Header;
  private readonly strip: Strip;
  private readonly ticker: Ticker;
  private readonly cover: Cover;
  private readonly details: DetailCard;
  private readonly grid = element("main", "grid");
  private readonly reloader: Reloader;
  private readonly attention: Attention;
  private readonly screen: Screen;
  private readonly link: LiveLink;
  private readonly replay: ReplayControl;
  private readonly context: TileContext;
  private readonly resizes = new ResizeObserver(() => this.resize());
  private tiles = new Map<string, Tile>();
  private board: Board = { seq: 0, tiles: new Map() };
  private layout: Layout | undefined;
  private layoutKey = "";
  private alarms: AlarmStrip | undefined;
  private lastFrameAt: number | undefined;
  private resizePending = false;
  private tickedAt: number | undefined;
  private build = "";
  private screenName: Text;
  /** Address of the level above. */
  private readonly up: string | null;

  constructor(private readonly root: HTMLElement, private readonly config: WallConfig) {
    this.i18n = new I18n(config.language);
    this.screenName = config.plan.name;
    const crumbs = crumbsOf(config, location.search);
    this.header = new Header(this.i18n, this.i18n.pick(config.place), crumbs);
    this.up = crumbs.at(-2)?.url ?? null;
    this.strip = new Strip(this.i18n);
    this.ticker = new Ticker(this.i18n);
    this.cover = new Cover(this.i18n);
    this.reloader = new Reloader();
    this.attention = new Attention(document.documentElement);
    this.screen = new Screen(config, this.i18n, this.present, (plan) => {
      this.name(plan.name);
      this.resize();
    });
    const explain = (tile: string) => this.link.explain(tile);
    this.details = new DetailCard(this.i18n, this.clock, explain);
    this.context = { i18n: this.i18n, clock: this.clock, explain, drillUrl: (target) => wallUrl(target, {}, location.search), siteUrl: (site) => this.siteUrl(site) };
    this.link = new LiveLink(config.hub, config.first, {
      snapshot: (snapshot) => this.onSnapshot(snapshot),
      frame: (frame) => this.onFrame(frame),
      order: (order) => {
        this.screen.order(order);
        this.tick();
      },
      subscribed: () => this.screen.subscribed(),
      refused: (reason) => this.replay.refused(reason),
    });
    this.replay = new ReplayControl(this.i18n, this.link, this.clock, config);
  }

  start(first: Snapshot | null): void {
    this.ticker.marks.append(...this.screen.marks);
    this.root.replaceChildren(
      this.header.root, this.strip.root, this.grid, this.ticker.root, this.details.root, this.screen.plate, this.cover.root, this.replay.root);
    this.replay.start(location.search);
    if (first && !this.replay.wanted) this.onSnapshot(first);
    this.resizes.observe(this.root);
    this.screen.start(this.link);
    this.link.start(this.replay.wanted ? undefined : first?.seq);
    setInterval(() => this.tick(), 1000);
    window.addEventListener("online", () => this.link.nudge());
    document.addEventListener("visibilitychange", () => this.tick());
    document.addEventListener("keydown", (event) => this.onEscape(event));
    void document.fonts.ready.then(() => this.resize());
    this.tick();
  }

  private onSnapshot(snapshot: Snapshot): void {
    this.replay.observe(snapshot);
    if (!snapshot.replay) this.present.observe(snapshot.t);
    this.lastFrameAt = snapshot.t;
    this.board = boardOf(snapshot);
    const key = JSON.stringify(snapshot.layout);
    if (key !== this.layoutKey) {
      this.layoutKey = key;
      this.mount(snapshot.layout);
    }
    this.header.show(this.i18n.pick(snapshot.layout.title), snapshot.simulated);
    this.reloader.observe(snapshot.build);
    this.screen.observe(snapshot.build);
    this.screen.frame(this.present.now());
    this.build = snapshot.build;
    this.name(this.screenName);
    this.onAlarms(snapshot.alarms);
    for (const [id, state] of this.board.tiles) this.tiles.get(id)?.update(state);
    this.news();
    this.beat();
  }

  private onFrame(frame: Frame): void {
    this.replay.observe(frame);
    if (!frame.replay) this.present.observe(frame.t);
    this.lastFrameAt = frame.t;
    this.screen.frame(this.present.now());
    const changed = applyFrame(this.board, frame, (id) => this.rangeMs(id));
    for (const id of changed) this.tiles.get(id)?.update(this.board.tiles.get(id)!);
    if (frame.alarms) this.onAlarms(frame.alarms);
    if (frame.alarms || changed.some((id) => this.board.tiles.get(id)?.events)) this.news();
    this.beat();
  }

  private onAlarms(strip: AlarmStrip): void {
    this.alarms = strip;
    this.header.alarms(strip);
    this.strip.update(strip);
    this.reloader.alarms(strip);
    this.attention.alarms(strip);
    // Alarms of the past must not sound, hold a playlist or wake a dimmed display.
    if (!this.replay.on) this.screen.alarms(strip);
    for (const tile of this.tiles.values()) tile.alarms(strip);
  }

  private news(): void {
    const events = [...this.board.tiles.values()].flatMap((state) => state.events ?? []);
    this.ticker.update(events, this.alarms);
  }

  private beat(): void {
    this.header.pulse();
    // A second of a replay is too long to wait for the page's own beat.
    if (this.cover.visible || this.replay.on) this.tick();
  }

  private mount(layout: Layout): void {
    for (const tile of this.tiles.values()) tile.dispose();
    this.layout = layout;
    this.tiles = new Map();
    for (const tileLayout of layout.tiles) {
      const tile = makeTile(tileLayout, this.context);
      if (tile) this.tiles.set(tileLayout.id, tile);
    }
    this.grid.style.gridTemplateColumns = `repeat(${layout.columns || 24}, minmax(0, 1fr))`;
    this.grid.style.gridTemplateRows = `repeat(${layout.rows}, minmax(0, 1fr))`;
    this.grid.replaceChildren(...[...this.tiles.values()].map((tile) => tile.root));
    this.grid.dataset["dashboard"] = layout.id;
    setClass(this.root, "has-alarm-list", layout.tiles.some((tile) => tile.kind === "alarms"));
    document.title = `${this.i18n.pick(layout.title)} · ${this.i18n.pick(this.config.place)}`;
    this.screen.solo(this.grid);
    for (const tile of this.tiles.values()) {
      tile.resize();
      this.details.attach(tile);
    }
  }

  /** Where a site leads on the dashboard being mounted. */
  private siteUrl(site: string): string | null {
    const here = this.layout?.id ?? "";
    const levels = this.config.levels ?? [];
    const own = this.config.first.variables["site"];
    // A neighbour of the site shown is on the same level, not below it.
    const target = own && own !== site && levels.includes(here) ? here : nextLevel(levels, here);
    return target ? wallUrl(target, { site }, location.search) : null;
  }

  /** One level up. */
  private onEscape(event: KeyboardEvent): void {
    // The first press closes a card that is open.
    if (event.key !== "Escape" || event.defaultPrevented || !this.up || (event.target instanceof HTMLElement && event.target.matches("input, select, textarea"))) return;
    const link = element("a", "");
    link.href = this.up;
    // By a link in the page, so that a replayed moment comes along.
    this.root.append(link);
    link.click();
    link.remove();
  }

  private rangeMs(id: string): number {
    return this.layout?.tiles.find((tile) => tile.id === id)?.rangeMs ?? 6 * 3_600_000;
  }

  /** The one timer of the page. */
  private tick(): void {
    this.noticeSleep();
    const now = this.clock.now();
    const silenceMs = this.link.silenceMs();
    const connected = this.lastFrameAt !== undefined && silenceMs < coverAfterMs;
    this.header.tick(now, silenceMs, connected, this.replay.on);
    this.replay.tick();
    this.strip.tick(now);
    for (const tile of this.tiles.values()) tile.tick(now);
    this.details.tick(now);
    this.ticker.tick(this.clock.skewMs);
    this.attention.tick();
    this.link.watch();
    this.cover.tick({
      silenceMs, now, lastFrameAt: this.lastFrameAt, newestData: this.newestData(), attempt: this.link.attempt, denied: this.link.denied,
    });
    this.reloader.tick(connected);
    // The page of a refused display leads to its pairing code.
    if (this.link.denied && silenceMs > refusedReloadMs) location.reload();
    this.screen.tick(connected, silenceMs);
    if (this.screen.solo(this.grid)) this.resize();
    const wanted = this.screen.wanted();
    if (!this.replay.wanted && differs(this.link, wanted)) void this.link.switchTo(wanted).catch(() => undefined);
  }

  /** In the corner; the name may change with the file. */
  private name(name: Text): void {
    this.screenName = name;
    const text = this.i18n.pick(name);
    // A dashboard for any site has the site's variable for a name.
    this.ticker.show(text && !text.includes("$") ? text : this.config.screen, this.build);
  }

  /** The machine slept where a second took ten: the link is dead although nobody has said so. */
  private noticeSleep(): void {
    const at = Date.now();
    if (this.tickedAt !== undefined && at - this.tickedAt > sleepMs && document.visibilityState === "visible") this.link.restart();
    this.tickedAt = at;
  }

  private newestData(): number | undefined {
    const times = [...this.board.tiles.values()].flatMap((state) => (state.point ? [state.point.t] : []));
    return times.length > 0 ? Math.max(...times) : this.lastFrameAt;
  }

  private resize(): void {
    if (this.resizePending) return;
    this.resizePending = true;
    requestAnimationFrame(() => {
      this.resizePending = false;
      forgetScale();
      for (const tile of this.tiles.values()) tile.resize();
    });
  }
}
