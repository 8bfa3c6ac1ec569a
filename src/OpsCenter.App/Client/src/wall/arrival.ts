import { element } from "./dom";
import { formatTime } from "./format";
import type { I18n } from "./i18n";

/** Answer of `/api/v1/sites/{site}/arrival`. */
export interface SiteArrival {
  series: Record<string, { source: string; topic: string }[]>;
  /** Null where this display may not read the quarantine. */
  refused: { t: number; source: string; topic: string; device: string | null; reason: string }[] | null;
}

/** Null where the server does not answer now: what is shown stays. */
export async function arrivalOf(site: string): Promise<SiteArrival | null> {
  try {
    const response = await fetch(`/api/v1/sites/${encodeURIComponent(site)}/arrival`, { cache: "no-store" });
    return response.ok ? ((await response.json()) as SiteArrival) : null;
  } catch {
    return null;
  }
}

/** Where a series can come from, in one line. */
export function originText(arrival: SiteArrival, series: string, i18n: I18n): string {
  const origins = arrival.series[series];
  if (!origins) return "";
  return origins.length === 0 ? i18n.t("originLine") : origins.map(({ source, topic }) => i18n.t("origin", source, topic)).join(" · ");
}

/** The devices' refused messages, newest first. */
export function refusedList(arrival: SiteArrival, i18n: I18n): HTMLElement {
  const { refused } = arrival;
  const title = element("h3", "refused-title", i18n.t("refused"));
  if (!refused || refused.length === 0) return element("section", "refused", title, element("p", "", i18n.t(refused ? "refusedNone" : "refusedMayNot")));
  const items = refused.map(({ t, source, topic, reason }) => element("li", "",
    element("time", "", formatTime(t)), element("b", "", source), element("span", "refused-topic", topic), element("span", "", reason)));
  return element("section", "refused", title, element("ul", "", ...items));
}
