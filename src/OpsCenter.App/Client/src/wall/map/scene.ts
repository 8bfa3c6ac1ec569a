import type { AreaLayout, SiteLayout, SiteState, TileLayout } from "../protocol";
import { worse } from "../severity";
import type { Severity } from "../protocol";
import { bufferedHull, cells, mercator, smooth, usualSpacing, type Ring, type XY } from "./geometry";

export interface Cell { area: AreaLayout; ring: Ring }

export interface Course { width: number; line: XY[] }

/** What does not change while a dashboard is shown. */
export interface Scene {
  cells: Cell[];
  courses: Course[];
  /** Points that the view must hold. */
  outline: Ring;
  graticule: [XY, XY][];
  sites: SiteLayout[];
  areas: AreaLayout[];
  /** Some area has no boundary and is drawn by its sites. */
  schematic: boolean;
}

/** Degrees between lines of the graticule. */
const graticuleStep = 0.1;
/** How far an area reaches beyond its sites, of the usual distance between centres. */
const cellMargin = 0.72;
/** The same for a map of one area, of its extent. */
const outlineMargin = 0.055;

export function sceneOf(layout: TileLayout): Scene {
  const sites = layout.sites ?? [];
  const areas = layout.areas ?? [];
  const points = [...areas, ...sites].map(({ lon, lat }) => mercator(lon, lat));
  const courses = (layout.waterways ?? []).map(({ width, course }) => ({
    width,
    line: smooth(course.map(([lon, lat]) => mercator(lon, lat)), false),
  }));
  if (points.length === 0) return { cells: [], courses, outline: [], graticule: [], sites, areas, schematic: false };
  const centres = areas.map(({ lon, lat }) => mercator(lon, lat));
  const margin = centres.length > 1 ? usualSpacing(centres) * cellMargin : extent(points) * outlineMargin;
  const own = areas.map((area, index) => bufferedHull(
    [centres[index]!, ...sites.filter((site) => site.area === area.id).map(({ lon, lat }) => mercator(lon, lat))], margin));
  const drawn = cells(centres, own);
  const all = areas.flatMap((area, index): Cell[] => area.rings?.length
    ? area.rings.map((ring) => ({ area, ring: ring.map(([lon, lat]) => mercator(lon, lat)) }))
    : [{ area, ring: drawn[index]! }]);
  return {
    outline: [...all.flatMap(({ ring }) => ring), ...points],
    courses,
    sites,
    graticule: graticule(areas.length > 0 ? areas : sites),
    cells: all,
    areas,
    schematic: areas.some((area) => !area.rings?.length),
  };
}

function extent(points: XY[]): number {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 1e-5);
}

function graticule(places: { lon: number; lat: number }[]): [XY, XY][] {
  const snap = (value: number) => Math.round(value / graticuleStep);
  const lons = places.map(({ lon }) => snap(lon));
  const lats = places.map(({ lat }) => snap(lat));
  const around = 8;
  const [west, east] = [Math.min(...lons) - around, Math.max(...lons) + around];
  const [south, north] = [Math.min(...lats) - around, Math.max(...lats) + around];
  const lines: [XY, XY][] = [];
  const at = (lon: number, lat: number) => mercator(lon * graticuleStep, lat * graticuleStep);
  for (let lon = west; lon <= east; lon++) lines.push([at(lon, south), at(lon, north)]);
  for (let lat = south; lat <= north; lat++) lines.push([at(west, lat), at(east, lat)]);
  return lines;
}

/** Worst state of each area's sites. */
export function areaStates(sites: SiteLayout[], states: Map<string, SiteState>): Map<string, Severity> {
  const result = new Map<string, Severity>();
  for (const site of sites) result.set(site.area, worse(result.get(site.area) ?? 0, states.get(site.id)?.s ?? 0));
  return result;
}
