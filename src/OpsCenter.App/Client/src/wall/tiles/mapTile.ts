import { element, scale, setClass, setText } from "../dom";
import { MapCamera, type Move } from "../map/camera";
import { clusterSites, isPlain } from "../map/clusters";
import { MapControls } from "../map/controls";
import { mercator } from "../map/geometry";
import { severityShape } from "../severity";
import { MapHits } from "../map/hits";
import { MapOverlay } from "../map/overlay";
import { areaStates, sceneOf, type Scene } from "../map/scene";
import { SvgGround } from "../map/svgGround";
import type { Ground } from "../map/ground";
import { MapView, within, type Look } from "../map/view";
import { hasQuickWebGl } from "../map/webgl";
import type { AlarmStrip, SiteState, TileLayout, TileState } from "../protocol";
import { emptyState, Tile, type TileContext } from "./tile";

const paddingPx = 22;
/** Height of the legend at the foot, which the province keeps clear of. */
const legendPx = 30;
/** How much nearer the map goes to a new alarm, and how long it takes. */
const flightZoom = 3;
const flightMs = 1_400;
const glideMs = 300;

/** The province with its sites by worst state. */
export class MapTile extends Tile {
  private readonly scene: Scene;
  private readonly overlay: MapOverlay;
  private readonly hits: MapHits;
  private readonly stage = element("div", "map-stage");
  private readonly box = element("div", "map-box", this.stage);
  private readonly camera = new MapCamera(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
  private readonly controls: MapControls;
  private ground: Ground | undefined;
  private home: MapView | undefined;
  private view: MapView | undefined;
  /** Where it looks, or will once it has arrived. */
  private aim: MapView | undefined;
  private landing: ReturnType<typeof setTimeout> | undefined;
  private pending = false;
  private states = new Map<string, SiteState>();
  private disposed = false;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    const { i18n } = context;
    this.scene = sceneOf(layout);
    this.overlay = new MapOverlay(this.scene, i18n);
    this.hits = new MapHits(this.scene.sites, i18n, (site) => (site === layout.site ? null : context.siteUrl(site)));
    this.body.append(this.box);
    this.controls = new MapControls(this.box, {
      view: () => this.view,
      home: () => this.home,
      look: (look, glide) => {
        this.camera.touched(performance.now());
        this.moveTo(look, glide ? glideMs : 0);
      },
      whole: () => {
        this.camera.released();
        this.goHome(glideMs);
      },
    }, i18n);
    if (this.scene.sites.length === 0) {
      this.body.append(emptyState(i18n.t("mapEmpty"), i18n.t("mapEmptyHow")));
      return;
    }
    this.stage.append(this.overlay.element, this.hits.element);
    this.box.append(this.controls.root);
    this.box.setAttribute("aria-label", i18n.pick(layout.title));
    this.body.append(this.legend());
    if (this.scene.schematic) this.body.append(element("span", "map-note", i18n.t("schematic")));
    void this.makeGround();
  }

  override update(state: TileState): void {
    this.states = new Map((state.sites ?? []).map((site) => [site.id, site]));
    const lost = this.scene.sites.filter((site) => (this.states.get(site.id)?.st ?? "none") !== "live").length;
    const { i18n } = this.context;
    setText(this.aside, [i18n.t("points", this.scene.sites.length), lost > 0 ? i18n.t("pointsLost", lost) : ""].filter(Boolean).join(" · "));
    setClass(this.aside, "overdue", lost > this.scene.sites.length / 4);
    this.draw();
  }

  override resize(): void {
    if (this.scene.sites.length === 0) return;
    const { clientWidth: width, clientHeight: height } = this.box;
    if (width < 40 || height < 40) return;
    const u = scale();
    clearTimeout(this.landing);
    this.stage.style.transform = "";
    const [was, aim] = [this.home, this.aim];
    this.home = new MapView(width, height, this.scene.outline, paddingPx * u, legendPx * u);
    // Where a viewer or an alarm brought it, it stays; a change of the screen's plan measures the tile anew, too.
    const away = was && aim && aim !== was;
    this.show(away ? this.home.to({ centre: aim.centre, world: (aim.world * this.home.world) / was.world }) : this.home);
  }

  override alarms(strip: AlarmStrip): void {
    const move = this.camera.alarms(strip, new Set(this.scene.sites.map(({ id }) => id)), performance.now());
    if (move) this.follow(move);
  }

  override tick(): void {
    const move = this.camera.tick(performance.now());
    if (move) this.follow(move);
  }

  override dispose(): void {
    this.disposed = true;
    clearTimeout(this.landing);
    this.ground?.dispose();
  }

  private follow(move: Move): void {
    const { home } = this;
    const site = move.kind === "site" ? this.scene.sites.find(({ id }) => id === move.site) : undefined;
    if (!home) return;
    if (site) this.moveTo(within({ centre: mercator(site.lon, site.lat), world: home.world * flightZoom }, home, flightZoom), flightMs);
    else this.goHome(flightMs);
  }

  private goHome(ms: number): void {
    if (this.home) this.moveTo(this.home, ms);
  }

  /**
   * The picture is scaled on its way, not drawn anew: going nearer it is drawn sharp on arrival, going farther at once, so that
   * it has no empty edge.
   */
  private moveTo(look: Look, ms: number): void {
    const { view, stage } = this;
    if (!view) return;
    clearTimeout(this.landing);
    const next = look === this.home ? this.home : view.to(look);
    this.aim = next;
    if (ms === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.view = next;
      this.showSoon();
      return;
    }
    const nearer = next.world > view.world;
    stage.style.transition = "none";
    if (!nearer) this.show(next);
    stage.style.transform = nearer ? "none" : next.transformTo(view);
    void stage.offsetWidth;
    stage.style.transition = `transform ${ms}ms cubic-bezier(0.45, 0, 0.2, 1)`;
    stage.style.transform = nearer ? view.transformTo(next) : "none";
    this.landing = setTimeout(() => {
      stage.style.transition = "none";
      stage.style.transform = "";
      if (nearer) this.show(next);
    }, ms);
  }

  /** Wheel and drag come faster than frames. */
  private showSoon(): void {
    this.stage.style.transform = "";
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      if (this.view && !this.disposed) this.show(this.view);
    });
  }

  private show(view: MapView): void {
    this.view = this.aim = view;
    this.overlay.resized();
    this.controls.away(view !== this.home && view.world > (this.home?.world ?? 0) * 1.001);
    this.hits.place(view);
    this.ground?.show(view);
    this.draw();
  }

  private draw(): void {
    const clusters = this.view ? clusterSites(this.scene.sites, this.states, this.view, scale()) : [];
    this.ground?.state({
      areas: areaStates(this.scene.sites, this.states),
      normal: clusters.filter(isPlain).map(({ worst }) => worst.site),
    });
    if (this.view) this.overlay.draw(this.view, clusters);
  }

  /** MapLibre is a large module: it comes after the first paint, the schematic stands in until then. */
  private async makeGround(): Promise<void> {
    this.use(new SvgGround(this.scene));
    try {
      if (!(await hasQuickWebGl())) return;
      const { GlGround } = await import("../map/glGround");
      if (this.disposed) return;
      const worker = new URL("map-worker.js", import.meta.url).href;
      const schematic = this.ground!;
      const gl = new GlGround(this.scene, worker, () => schematic.dispose(), () => this.use(new SvgGround(this.scene)));
      this.add(gl);
    } catch {
      // The schematic stays: a map that cannot be loaded must not take the wall with it.
    }
  }

  private use(ground: Ground): void {
    this.ground?.dispose();
    this.add(ground);
  }

  private add(ground: Ground): void {
    this.ground = ground;
    this.overlay.element.before(ground.element);
    if (this.view) ground.show(this.view);
    this.draw();
  }

  private legend(): HTMLElement {
    const { i18n } = this.context;
    const entry = (mark: Node, text: string) => element("span", "legend-entry", mark, text);
    return element("div", "map-legend",
      entry(element("i", "legend-dot"), i18n.t("legendNormal")),
      entry(element("i", "legend-dot lost"), i18n.t("legendLost")),
      ...([1, 2, 3] as const).map((severity) => entry(severityShape(severity), i18n.t(`severity${severity}`))));
  }
}
