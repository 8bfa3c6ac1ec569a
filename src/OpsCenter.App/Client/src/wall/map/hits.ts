import { element } from "../dom";
import type { I18n } from "../i18n";
import type { SiteLayout } from "../protocol";
import type { MapView } from "./view";

/** What of a map can be clicked and reached by keyboard: its sites. Apart from the overlay, which is drawn anew with every value. */
export class MapHits {
  readonly element = element("div", "hits");
  private readonly links: { site: SiteLayout; node: HTMLAnchorElement }[] = [];

  constructor(sites: SiteLayout[], i18n: I18n, urlOf: (site: string) => string | null) {
    for (const site of sites) {
      const url = urlOf(site.id);
      if (!url) continue;
      const node = element("a", "map-hit");
      node.href = url;
      node.title = i18n.pick(site.name);
      node.setAttribute("aria-label", i18n.pick(site.name));
      this.links.push({ site, node });
    }
    this.element.append(...this.links.map(({ node }) => node));
  }

  place(view: MapView): void {
    for (const { site, node } of this.links) {
      const [x, y] = view.of(site.lon, site.lat);
      node.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    }
  }
}
