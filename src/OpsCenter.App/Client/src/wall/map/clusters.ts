import type { SiteLayout, SiteState } from "../protocol";
import type { MapView } from "./view";

export interface Mark { site: SiteLayout; state: SiteState; x: number; y: number }

/** Sites that would cover each other at this view: the worst in front, and how many they are. */
export interface SiteCluster { worst: Mark; count: number }

/** Design pixels within which marks cover each other: a shape takes more room than a dot. */
const reach = { alarmed: 24, silent: 16, normal: 22 };

/** 0 alarmed by severity, then silent, then normal. */
function order({ s, st }: SiteState): number {
  return s > 0 ? s : st === "live" ? 9 : 8;
}

/** Greedy from the worst: each takes in what it would cover. Sites out of the picture are left out. */
export function clusterSites(sites: SiteLayout[], states: Map<string, SiteState>, view: MapView, u: number): SiteCluster[] {
  const marks = sites
    .flatMap((site): Mark[] => {
      const state = states.get(site.id);
      const [x, y] = view.of(site.lon, site.lat);
      return state && x >= 0 && y >= 0 && x <= view.width && y <= view.height ? [{ site, state, x, y }] : [];
    })
    .sort((a, b) => order(a.state) - order(b.state));
  const clusters: SiteCluster[] = [];
  for (const mark of marks) {
    const near = clusters.find(({ worst }) => Math.hypot(worst.x - mark.x, worst.y - mark.y) < radius(worst.state) * u);
    if (near) near.count++;
    else clusters.push({ worst: mark, count: 1 });
  }
  return clusters;
}

function radius({ s, st }: SiteState): number {
  return s > 0 ? reach.alarmed : st === "live" ? reach.normal : reach.silent;
}

/** A site that is as it should be and stands alone: a plain dot of the ground. */
export function isPlain({ worst, count }: SiteCluster): boolean {
  return count === 1 && worst.state.s === 0 && worst.state.st === "live";
}
