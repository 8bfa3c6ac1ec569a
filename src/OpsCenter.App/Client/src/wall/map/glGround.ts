import { Map as GlMap, setWorkerUrl, type GeoJSONSource, type StyleSpecification } from "maplibre-gl";
import { element, scale, token } from "../dom";
import { lonLat, type XY } from "./geometry";
import type { Ground, GroundState } from "./ground";
import type { Scene } from "./scene";
import { courseWidth } from "./svgGround";
import type { MapView } from "./view";

type Feature = GeoJSON.Feature;

/** MapLibre with a style that needs no tile, no glyph and no network; it draws only when something changed. */
export class GlGround implements Ground {
  readonly element = element("div", "ground waiting");
  private map: GlMap | undefined;
  private loaded = false;
  private last: GroundState | undefined;
  private scaledFor = 0;

  /** `ready` once the first whole picture is drawn, `failed` where the map could not be made. */
  constructor(
    private readonly scene: Scene, workerUrl: string, private readonly ready: () => void, private readonly failed: () => void) {
    setWorkerUrl(workerUrl);
  }

  show(view: MapView): void {
    const centre = lonLat(view.centre);
    if (!this.map) {
      this.create(centre, view.zoom);
      return;
    }
    this.map.resize();
    this.map.jumpTo({ center: centre, zoom: view.zoom });
    if (this.scaledFor !== scale() && this.loaded) this.restyle();
  }

  state(state: GroundState): void {
    this.last = state;
    if (!this.loaded || !this.map) return;
    this.source("cells").setData(collection(this.cellFeatures(state)));
    this.source("sites").setData(collection(siteFeatures(state)));
  }

  dispose(): void {
    this.map?.remove();
    this.map = undefined;
    this.element.remove();
  }

  private create(centre: [number, number], zoom: number): void {
    try {
      this.map = new GlMap({
        container: this.element, center: centre, zoom, style: this.style(), interactive: false, attributionControl: false,
        fadeDuration: 0, trackResize: false, renderWorldCopies: false, pixelRatio: Math.min(2, window.devicePixelRatio || 1),
      });
    } catch {
      this.failed();
      return;
    }
    this.map.once("load", () => {
      this.loaded = true;
      if (this.last) this.state(this.last);
      this.map!.once("idle", () => {
        this.element.classList.remove("waiting");
        this.ready();
      });
    });
    this.map.on("error", () => {
      if (!this.loaded) this.failed();
    });
  }

  private source(id: string): GeoJSONSource {
    return this.map!.getSource(id) as GeoJSONSource;
  }

  private restyle(): void {
    this.loaded = false;
    this.map!.setStyle(this.style(), { diff: false });
    this.map!.once("styledata", () => {
      this.loaded = true;
      if (this.last) this.state(this.last);
    });
  }

  private cellFeatures(state: GroundState | undefined): Feature[] {
    return this.scene.cells.map(({ area, ring }) => polygon(ring, { s: state?.areas.get(area.id) ?? 0 }));
  }

  private style(): StyleSpecification {
    const u = scale();
    this.scaledFor = u;
    const course = (width: number) => courseWidth(width) * u;
    return {
      version: 8,
      sources: {
        graticule: geojson(this.scene.graticule.map((line) => lineFeature(line, {}))),
        cells: geojson(this.cellFeatures(this.last)),
        courses: geojson(this.scene.courses.map(({ line, width }) => lineFeature(line, { w: course(width) }))),
        sites: geojson([]),
      },
      layers: [
        { id: "graticule", type: "line", source: "graticule", paint: { "line-color": token("--map-graticule"), "line-width": u } },
        { id: "cells", type: "fill", source: "cells", paint: { "fill-color": bySeverity("--map-cell"), "fill-opacity": 1 } },
        { id: "cells-line", type: "line", source: "cells", layout: { "line-join": "round" },
          paint: { "line-color": bySeverity("--map-cell-line"), "line-width": 1.5 * u } },
        { id: "courses-bed", type: "line", source: "courses", layout: { "line-cap": "round", "line-join": "round" },
          paint: { "line-color": token("--map-course-bed"), "line-width": ["+", ["get", "w"], 4 * u], "line-blur": 2 * u } },
        { id: "courses", type: "line", source: "courses", layout: { "line-cap": "round", "line-join": "round" },
          paint: { "line-color": token("--map-course"), "line-width": ["get", "w"] } },
        { id: "sites", type: "circle", source: "sites",
          paint: { "circle-radius": 4.2 * u, "circle-color": token("--map-site"), "circle-stroke-width": 2 * u, "circle-stroke-color": token("--map-site-halo") } },
      ],
    };
  }
}

function bySeverity(name: string): ["match", ["get", "s"], 1, string, 2, string, 3, string, 4, string, string] {
  return ["match", ["get", "s"], 1, token(`${name}-s1`), 2, token(`${name}-s2`), 3, token(`${name}-s3`), 4, token(`${name}-s0`), token(`${name}-s0`)];
}

function siteFeatures(state: GroundState): Feature[] {
  return state.normal.map((site) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [site.lon, site.lat] } }));
}

function polygon(ring: XY[], properties: Record<string, number>): Feature {
  const coordinates = ring.map(lonLat);
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [[...coordinates, coordinates[0]!]] } };
}

function lineFeature(line: readonly XY[], properties: Record<string, number>): Feature {
  return { type: "Feature", properties, geometry: { type: "LineString", coordinates: line.map(lonLat) } };
}

function collection(features: Feature[]): GeoJSON.FeatureCollection {
  return { type: "FeatureCollection", features };
}

function geojson(features: Feature[]): { type: "geojson"; data: GeoJSON.FeatureCollection } {
  return { type: "geojson", data: collection(features) };
}
