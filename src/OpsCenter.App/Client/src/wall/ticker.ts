import { alarmDetail } from "./alarmText";
import { element, setClass, setText } from "./dom";
import { formatAge, formatNumber, formatTime } from "./format";
import type { I18n } from "./i18n";
import type { AlarmStrip, EventItem } from "./protocol";

interface News { t: number; text: string; s: number }

const shown = 8;
const shownSkewMs = 2_000;

/** The latest events and alarm changes, newest first; items that do not fit whole are cut by the line, never in a word. */
export class Ticker {
  readonly root: HTMLElement;
  /** What the screen says about itself stands here, beside or in place of the news: over a tile it would hide a figure. */
  readonly marks = element("div", "ticker-marks");
  private readonly line = element("div", "ticker-line");
  private readonly skew = element("span", "ticker-skew hidden");
  private readonly corner = element("span", "ticker-corner");
  private events: EventItem[] = [];
  private strip: AlarmStrip | undefined;
  private key = "";

  constructor(private readonly i18n: I18n) {
    this.root = element("footer", "ticker", this.marks, this.line, this.skew, this.corner);
  }

  show(screen: string, build: string): void {
    this.corner.textContent = `${this.i18n.t("screen")} ${screen} · ${this.i18n.t("build")} ${build}`;
  }

  update(events: EventItem[], strip: AlarmStrip | undefined): void {
    this.events = events;
    this.strip = strip;
    this.draw();
  }

  /** A display whose clock is wrong says so and by how much; ages and times on it follow the server's clock all the same. */
  tick(skewMs: number): void {
    const wrong = Math.abs(skewMs) > shownSkewMs;
    setClass(this.skew, "hidden", !wrong);
    if (wrong) setText(this.skew, skewText(skewMs, this.i18n));
  }

  private draw(): void {
    const { i18n } = this;
    const alarms = (this.strip?.top ?? []).map((alarm): News => ({
      t: alarm.changed, s: alarm.s, text: `${i18n.pick(alarm.title)}: ${alarmDetail(alarm, i18n)}`,
    }));
    const events = this.events.map((event): News => {
      const place = i18n.pick(event.site);
      return { t: event.t, s: event.s, text: place && !event.text.includes(place) ? `${place}: ${event.text}` : event.text };
    });
    const news = [...alarms, ...events].sort((a, b) => b.t - a.t).slice(0, shown);
    const key = JSON.stringify(news);
    if (key === this.key) return;
    this.key = key;
    this.line.replaceChildren(...news.map(({ t, text }) =>
      element("span", "news", element("time", "", formatTime(t)), ` ${text}`)));
  }
}

/** `skewMs`: how far the server is ahead. */
export function skewText(skewMs: number, i18n: I18n): string {
  const amount = Math.abs(skewMs);
  const text = amount < 60_000 ? `${formatNumber(amount / 1000, 1, i18n.language)}\u00a0s` : formatAge(amount, i18n.language);
  return i18n.t(skewMs > 0 ? "skewBehind" : "skewAhead", text);
}
