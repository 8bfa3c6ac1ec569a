import { element, scale, svg } from "../dom";
import type { XY } from "./geometry";
import type { Ground, GroundState } from "./ground";
import type { Scene } from "./scene";
import type { MapView } from "./view";

/** The ground without WebGL. */
export class SvgGround implements Ground {
  readonly element = element("div", "ground");
  private view: MapView | undefined;
  private last: GroundState | undefined;
  private cellShapes: [area: string, shape: SVGElement][] = [];
  private siteLayer: SVGElement | undefined;

  constructor(private readonly scene: Scene) {}

  show(view: MapView): void {
    this.view = view;
    const path = (points: readonly XY[], close: boolean) =>
      "M" + points.map((point) => view.at(point).map((value) => value.toFixed(1)).join(" ")).join("L") + (close ? "Z" : "");
    const u = scale();
    this.cellShapes = [];
    const grid = this.scene.graticule.map((line) => svg("path", { d: path(line, false), class: "map-graticule" }));
    const shapes = this.scene.cells.map(({ area, ring }) => {
      const shape = svg("path", { d: path(ring, true), class: "map-cell s0" });
      this.cellShapes.push([area.id, shape]);
      return shape;
    });
    const courses = this.scene.courses.map(({ line, width }) =>
      svg("path", { d: path(line, false), class: "map-course", "stroke-width": (courseWidth(width) * u).toFixed(1) }));
    this.siteLayer = svg("g", { class: "map-sites" });
    this.element.replaceChildren(svg("svg", { width: view.width, height: view.height }, ...grid, ...shapes, ...courses, this.siteLayer));
    if (this.last) this.state(this.last);
  }

  state(state: GroundState): void {
    this.last = state;
    if (!this.view || !this.siteLayer) return;
    for (const [id, shape] of this.cellShapes) shape.setAttribute("class", `map-cell s${state.areas.get(id) ?? 0}`);
    const r = (4 * scale()).toFixed(1);
    this.siteLayer.replaceChildren(...state.normal.map((site) => {
      const [cx, cy] = this.view!.of(site.lon, site.lat);
      return svg("circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r });
    }));
  }

  dispose(): void {
    this.element.remove();
  }
}

/** Waterway width 1…3 in design pixels. */
export function courseWidth(width: number): number {
  return [2, 2, 4.5, 8][Math.min(3, Math.max(0, Math.round(width)))]!;
}
