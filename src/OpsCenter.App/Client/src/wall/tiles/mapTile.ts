import { element, scale, setClass, setText } from "../dom";
import { severityShape } from "../severity";
import { MapHits } from "../map/hits";
import { MapOverlay } from "../map/overlay";
import { areaStates, sceneOf, type Scene } from "../map/scene";
import { SvgGround } from "../map/svgGround";
import type { Ground } from "../map/ground";
import { MapView } from "../map/view";
import { hasQuickWebGl } from "../map/webgl";
import type { SiteState, TileLayout, TileState } from "../protocol";
import { emptyState, Tile, type TileContext } from "./tile";

const paddingPx = 22;
/** Height of the legend at the foot, which the province keeps clear of. */
const legendPx = 30;

/** The province with its sites by worst state. */
export class MapTile extends Tile {
  private readonly scene: Scene;
  private readonly overlay: MapOverlay;
  private readonly hits: MapHits;
  private readonly box = element("div", "map-box");
  private ground: Ground | undefined;
  private view: MapView | undefined;
  private states = new Map<string, SiteState>();
  private disposed = false;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    const { i18n } = context;
    this.scene = sceneOf(layout);
    this.overlay = new MapOverlay(this.scene, i18n);
    this.hits = new MapHits(this.scene.sites, i18n, (site) => (site === layout.site ? null : context.siteUrl(site)));
    this.body.append(this.box);
    if (this.scene.sites.length === 0) {
      this.body.append(emptyState(i18n.t("mapEmpty"), i18n.t("mapEmptyHow")));
      return;
    }
    this.box.append(this.overlay.element);
    this.body.append(this.hits.element, this.legend(), element("span", "map-note", i18n.t("schematic")));
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
    this.view = new MapView(width, height, this.scene.outline, paddingPx * u, legendPx * u);
    this.overlay.resized();
    this.hits.place(this.view);
    this.ground?.show(this.view);
    this.draw();
  }

  override dispose(): void {
    this.disposed = true;
    this.ground?.dispose();
  }

  private draw(): void {
    this.ground?.state({
      areas: areaStates(this.scene.sites, this.states),
      normal: this.scene.sites.filter((site) => {
        const state = this.states.get(site.id);
        return state?.s === 0 && state.st === "live";
      }),
    });
    if (this.view) this.overlay.draw(this.view, this.states);
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
