import { formatNumber, withUnit } from "./format";
import type { I18n } from "./i18n";
import type { Alarm } from "./protocol";

/** "Báo động III · 4,62 m · ngưỡng 4,50"; the level is left out where the title says it. */
export function alarmDetail(alarm: Alarm, i18n: I18n): string {
  const value = withUnit(formatNumber(alarm.v, alarm.decimals, i18n.language), alarm.unit);
  const limit = formatNumber(alarm.limit, alarm.decimals, i18n.language);
  const title = i18n.pick(alarm.title).toLowerCase();
  const name = i18n.pick(alarm.level);
  const level = title.includes(name.toLowerCase()) ? "" : name;
  const text = i18n.t(alarm.dir === "above" ? "limitAbove" : "limitBelow", limit);
  return [level, value, text].filter(Boolean).join(" · ");
}

/** "Bến Bình (sông Kinh Thầy) · Nam Sách"; of a site that the title names only what the title lacks: "Sông Kinh Thầy · Nam Sách". */
export function alarmPlace(alarm: Alarm, i18n: I18n): string {
  const site = i18n.pick(alarm.site?.name);
  const [, name = site, more = ""] = /^(.*?)\s*\(([^)]*)\)$/.exec(site) ?? [];
  const title = i18n.pick(alarm.title);
  const rest = !title.includes(name) ? site : title.includes(more) ? "" : more.charAt(0).toUpperCase() + more.slice(1);
  return [rest, i18n.pick(alarm.area)].filter(Boolean).join(" · ");
}

export function alarmState(alarm: Alarm, i18n: I18n): string {
  if (alarm.held) return i18n.t(alarm.held);
  if (!alarm.active) return i18n.t("cleared");
  if (!alarm.acked) return i18n.t("unacked");
  return alarm.owner ? `${alarm.owner} · ${i18n.t("acked")}` : i18n.t("acked");
}
