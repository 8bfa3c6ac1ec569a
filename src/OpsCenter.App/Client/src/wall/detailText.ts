import { formatAge, formatDate, formatNumber, formatTime, withUnit } from "./format";
import type { I18n } from "./i18n";
import { Flags, type Judgement, type Point, type SeriesDetail, type TileLayout } from "./protocol";

export type Fact = [name: string, value: string];

/** What the screen itself knows of a value. */
export function valueFacts(point: Point | null, layout: TileLayout, now: number, i18n: I18n): Fact[] {
  if (!point) return [[i18n.t("detailValue"), i18n.t("noData")]];
  return [
    [i18n.t("detailValue"), point.v === null ? "–" : withUnit(formatNumber(point.v, layout.decimals ?? 1, i18n.language), layout.unit)],
    [i18n.t("detailAge"), formatAge(now - point.t, i18n.language)],
    [i18n.t("detailTime"), moment(point.t)],
    [i18n.t("detailQuality"), i18n.t(point.q === 0 ? "good" : point.q === 1 ? "suspect" : "bad")],
    [i18n.t("detailMarks"), marksText(point.f, i18n) || i18n.t("detailNoMarks")],
  ];
}

/** What the server tells of the one series behind a value. */
export function seriesFacts(series: SeriesDetail, layout: TileLayout, i18n: I18n): Fact[] {
  return [
    [i18n.t("detailReceived"), moment(series.r)],
    [i18n.t("detailSource"), sourceText(series, i18n)],
    [i18n.t("detailSeries"), series.series],
    [i18n.t("detailLimit"), judgedText(series.judged, layout, i18n)],
  ];
}

/** "An Phụ · device cb-12 · water". */
export function sourceText(series: SeriesDetail, i18n: I18n): string {
  return [i18n.pick(series.site), series.device, series.pack].filter(Boolean).join(" · ");
}

/** "Báo động III ≥ 4,50 m (water.level), đang cảnh báo". */
export function judgedText(judged: Judgement | null | undefined, layout: TileLayout, i18n: I18n): string {
  if (!judged) return i18n.t("detailNoLimit");
  const limit = withUnit(formatNumber(judged.limit, layout.decimals ?? 1, i18n.language), layout.unit);
  const state = i18n.t(judged.state === "alarm" ? "detailAlarm" : judged.state === "crossed" ? "detailCrossed" : "detailWithin");
  return `${i18n.pick(judged.level)} ${judged.dir === "above" ? "≥" : "≤"}\u00a0${limit} (${judged.rule}), ${state}`;
}

export function marksText(flags: number, i18n: I18n): string {
  const marks = [
    flags & Flags.simulated ? i18n.t("simTitle") : "", flags & Flags.revised ? i18n.t("revised") : "",
    flags & Flags.late ? i18n.t("late") : "", flags & Flags.clockReplaced ? i18n.t("clockReplaced") : "",
  ];
  return marks.filter(Boolean).join(", ");
}

function moment(ms: number): string {
  return `${formatTime(ms)} ${formatDate(ms)}`;
}
