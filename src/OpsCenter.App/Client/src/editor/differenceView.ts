import { element } from "../wall/dom";
import { differences } from "./diff";
import type { DashboardDoc } from "./document";
import type { EditorTexts } from "./texts";

const shownLength = 160;

/** What differs between two versions, tile by tile. */
export function differenceView(texts: EditorTexts, before: DashboardDoc, after: DashboardDoc): HTMLElement {
  const { dashboard, tiles } = differences(before, after);
  const entries = [
    ...(dashboard.length > 0 ? [{ id: texts.t("tabDashboard"), what: "changed" as const, fields: dashboard }] : []),
    ...tiles,
  ];
  if (entries.length === 0) return element("p", "empty", texts.t("same"));
  return element("ul", "differences", ...entries.map(({ id, what, fields }) => element("li", what,
    element("b", "", id), " ", element("span", `chip ${what}`, texts.t(what)),
    ...(what === "changed" ? [element("dl", "", ...fields.flatMap(({ key, before: old, after: now }) => [
      element("dt", "", key), element("dd", "", element("del", "", shown(old)), " → ", element("ins", "", shown(now)))]))] : []))));
}

function shown(value: unknown): string {
  const text = value === undefined ? "–" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
