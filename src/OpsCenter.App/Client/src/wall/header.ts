import { element, setClass, setFigures, setText } from "./dom";
import { formatBeat, formatDate, formatTime, formatWeekday } from "./format";
import type { I18n } from "./i18n";
import { severityShape } from "./severity";
import type { Crumb } from "./drill";
import type { AlarmStrip } from "./protocol";

const severities = [1, 2, 3, 4] as const;

/** Title, place, open alarms by shape, heartbeat, clock. */
export class Header {
  readonly root: HTMLElement;
  private readonly title = element("h1", "wall-title");
  private readonly stamp: HTMLElement;
  private readonly counts = new Map<number, { entry: HTMLElement; number: HTMLElement }>();
  private readonly beat = element("span", "beat-text");
  private readonly beatDot = element("i", "beat-dot");
  private readonly time = element("time", "wall-time");
  private readonly date = element("span", "wall-date");

  constructor(private readonly i18n: I18n, place: string, crumbs: Crumb[] = []) {
    this.stamp = element("span", "stamp hidden", i18n.t("simulated"));
    const counts = element("div", "counts");
    for (const severity of severities) {
      const number = element("span", "count-number", "0");
      const entry = element("span", `count s${severity}`, severityShape(severity, i18n.t(`severity${severity}`)), number);
      this.counts.set(severity, { entry, number });
      counts.append(entry);
    }
    this.root = element("header", "wall-head",
      element("div", "wall-name", this.title, crumbs.length > 1 ? trailOf(crumbs, i18n) : element("p", "wall-place", place)),
      this.stamp, counts,
      element("div", "beat", this.beatDot, this.beat),
      this.time, this.date);
  }

  show(title: string, simulated: boolean): void {
    setText(this.title, title);
    setClass(this.stamp, "hidden", !simulated);
  }

  alarms(strip: AlarmStrip): void {
    strip.counts.forEach((count, index) => {
      const slot = this.counts.get(index + 1)!;
      setText(slot.number, String(count));
      setClass(slot.entry, "zero", count === 0);
      setClass(slot.entry, "hidden", count === 0 && index === 3);
    });
  }

  /** Each frame lights the dot once: a heart that is seen to stop. */
  pulse(): void {
    this.beatDot.classList.remove("on");
    requestAnimationFrame(() => this.beatDot.classList.add("on"));
  }

  tick(now: number, silenceMs: number, connected: boolean, replaying = false): void {
    setFigures(this.time, formatTime(now));
    setText(this.date, `${formatWeekday(now, this.i18n.language)}\n${formatDate(now)}`);
    setText(this.beat, connected ? `${this.i18n.t(replaying ? "replayBeat" : "live")} · ${formatBeat(silenceMs, this.i18n.language)}` : this.i18n.t("connecting"));
    setClass(this.root, "silent", !connected || silenceMs > 3000);
  }
}

/** "Toàn cảnh › Thuỷ văn › Phả Lại": where the wall stands below the province. */
function trailOf(crumbs: Crumb[], i18n: I18n): HTMLElement {
  const items = crumbs.map(({ title, url }) => {
    const text = i18n.pick(title).replace(/\s*\([^)]*\)/g, "");
    if (!url) {
      const here = element("li", "", text);
      here.setAttribute("aria-current", "page");
      return here;
    }
    const link = element("a", "", text);
    link.href = url;
    return element("li", "", link);
  });
  const nav = element("nav", "", element("ol", "crumbs", ...items));
  nav.setAttribute("aria-label", i18n.t("crumbs"));
  return nav;
}
