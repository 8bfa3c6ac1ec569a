import assert from "node:assert/strict";
import { test } from "node:test";
import { leaveAloneMs, MapCamera, stayMs } from "../src/wall/map/camera";
import { clusterSites, isPlain } from "../src/wall/map/clusters";
import { mercator } from "../src/wall/map/geometry";
import { sceneOf } from "../src/wall/map/scene";
import { MapView, within } from "../src/wall/map/view";
import type { Alarm, AlarmStrip, Severity, SiteLayout, SiteState } from "../src/wall/protocol";

const name = { vi: "n", en: "n" };
const corners = [mercator(106, 20), mercator(107, 21)];
const home = new MapView(1000, 1000, corners, 0, 0);
const site = (id: string, lon: number, lat: number): SiteLayout => ({ id, name, lon, lat, kind: "k", pack: "p", area: "a" });
const states = (...all: [string, Severity, SiteState["st"]][]) => new Map(all.map(([id, s, st]) => [id, { id, s, st } as SiteState]));

test("sites that would cover each other are one mark: the worst, and how many", () => {
  const sites = [site("normal", 106.5, 20.5), site("alarm", 106.505, 20.5), site("lost", 106.51, 20.5), site("far", 106.9, 20.9)];
  const clusters = clusterSites(sites, states(["normal", 0, "live"], ["alarm", 2, "live"], ["lost", 0, "stale"], ["far", 0, "live"]), home, 1);
  assert.deepEqual(clusters.map(({ worst, count }) => [worst.site.id, count]), [["alarm", 3], ["far", 1]]);
  assert.deepEqual(clusters.map(isPlain), [false, true]);
});

test("going nearer takes a cluster apart", () => {
  const sites = [site("a", 106.5, 20.5), site("b", 106.508, 20.5)];
  const now = states(["a", 0, "live"], ["b", 0, "live"]);
  assert.equal(clusterSites(sites, now, home, 1).length, 1);
  assert.equal(clusterSites(sites, now, home.to(home.nearer(6, 500, 500)), 1).length, 2);
});

test("sites out of the picture are not drawn at its edge", () => {
  const look = { centre: mercator(106.1, 20.1), world: home.world * 8 };
  assert.equal(clusterSites([site("a", 106.9, 20.9)], states(["a", 1, "live"]), home.to(look), 1).length, 0);
});

test("zooming keeps the point under the pointer and stays between home and the limit", () => {
  const look = home.nearer(2, 200, 300);
  const [x, y] = home.to(look).at(home.under(200, 300));
  assert.ok(Math.abs(x - 200) < 1e-6 && Math.abs(y - 300) < 1e-6);
  assert.equal(within({ centre: home.centre, world: home.world / 4 }, home, 8).world, home.world);
  assert.equal(within({ centre: home.centre, world: home.world * 99 }, home, 8).world, home.world * 8);
  assert.deepEqual(within({ centre: [0, 0], world: home.world }, home, 8).centre, home.centre);
});

test("the transform leads a picture of one view to the other", () => {
  const look = home.nearer(2, 500, 500);
  assert.equal(home.transformTo(look), "translate(0.00px, 0.00px) scale(2.00000)");
  assert.equal(home.transformTo(home.moved(40, -10)), "translate(40.00px, -10.00px) scale(1.00000)");
});

function strip(...alarms: Partial<Alarm>[]): AlarmStrip {
  const all = alarms.map((alarm) => ({ s: 1, active: true, acked: false, since: 1, site: { id: "x", name }, ...alarm }) as Alarm);
  return { seq: 1, counts: [0, 0, 0, 0], unacked: 0, last10m: 0, top: all };
}

const onMap = new Set(["x", "y"]);

test("the map goes to a newly raised alarm and home after a while", () => {
  const camera = new MapCamera(() => false);
  assert.equal(camera.alarms(strip({ id: "old" }), onMap, 0), null);
  assert.deepEqual(camera.alarms(strip({ id: "old" }, { id: "new", s: 2, site: { id: "y", name } }), onMap, 1000), { kind: "site", site: "y" });
  assert.equal(camera.alarms(strip({ id: "old" }, { id: "new", s: 2, site: { id: "y", name } }), onMap, 2000), null);
  assert.equal(camera.tick(1000 + stayMs), null);
  assert.deepEqual(camera.tick(1001 + stayMs), { kind: "home" });
  assert.equal(camera.tick(2000 + stayMs), null);
});

test("no flight for mild, acknowledged, unplaced or standing alarms", () => {
  const camera = new MapCamera(() => false);
  camera.alarms(strip(), onMap, 0);
  assert.equal(camera.alarms(strip({ id: "1", s: 3 }), onMap, 1), null);
  assert.equal(camera.alarms(strip({ id: "2", acked: true }), onMap, 2), null);
  assert.equal(camera.alarms(strip({ id: "3", site: null }), onMap, 3), null);
  assert.equal(camera.alarms(strip({ id: "4", site: { id: "elsewhere", name } }), onMap, 4), null);
});

test("a viewer who moved the map within the minute is left alone, then brought home", () => {
  const camera = new MapCamera(() => false);
  camera.alarms(strip(), onMap, 0);
  camera.touched(1000);
  assert.equal(camera.alarms(strip({ id: "new" }), onMap, 2000), null);
  assert.equal(camera.tick(1000 + leaveAloneMs), null);
  assert.deepEqual(camera.tick(1001 + leaveAloneMs), { kind: "home" });
});

test("a display that wants no motion gets none", () => {
  const camera = new MapCamera(() => true);
  camera.alarms(strip(), onMap, 0);
  assert.equal(camera.alarms(strip({ id: "new" }), onMap, 1), null);
});

test("an area with a boundary is drawn by it, in all its parts, one without by its sites", () => {
  const ring: [number, number][] = [[106, 20], [106.2, 20], [106.2, 20.2]];
  const layout = { areas: [{ id: "a", name, lon: 106.1, lat: 20.1, rings: [ring, ring] }, { id: "b", name, lon: 106.6, lat: 20.6 }], sites: [site("s", 106.6, 20.6)] };
  const scene = sceneOf(layout as never);
  assert.deepEqual(scene.cells.map(({ area }) => area.id), ["a", "a", "b"]);
  assert.deepEqual(scene.cells[0]!.ring[1], mercator(106.2, 20));
  assert.equal(scene.schematic, true);
  assert.equal(sceneOf({ ...layout, areas: layout.areas.slice(0, 1) } as never).schematic, false);
});
