import { element, setClass, setFigures, setText, svg } from "./dom";
import { formatDuration, formatTime } from "./format";
import type { I18n } from "./i18n";

/** Silent longer than this, the screen may no longer be taken for the present. */
export const coverAfterMs = 3_500;

export interface CoverState {
  silenceMs: number;
  /** Server time of the newest frame; undefined where there was none. */
  lastFrameAt: number | undefined;
  /** Newest device time on the screen. */
  newestData: number | undefined;
  now: number;
  attempt: number;
  denied: boolean;
}

/** Covers the whole screen while the link is dead. */
export class Cover {
  readonly root: HTMLElement;
  private readonly headline = element("h2", "cover-headline");
  private readonly other = element("p", "cover-other");
  private readonly lostFor = element("b", "cover-figure");
  private readonly age = element("b", "cover-figure");
  private readonly since = element("span", "cover-since");
  private readonly retry = element("p", "cover-retry");

  constructor(private readonly i18n: I18n) {
    const figures = element("div", "cover-figures",
      element("div", "", this.lostFor, element("span", "", i18n.t("lostFor"))),
      element("div", "", this.age, element("span", "", i18n.t("lostAge"))));
    this.root = element("div", "cover hidden",
      element("div", "cover-card", brokenLink(), this.headline, this.other, figures, this.since, this.retry));
    this.root.setAttribute("role", "alert");
  }

  get visible(): boolean {
    return !this.root.classList.contains("hidden");
  }

  tick(state: CoverState): void {
    const lost = state.silenceMs > coverAfterMs;
    setClass(this.root, "hidden", !lost);
    setClass(document.documentElement, "link-lost", lost);
    if (!lost) return;
    const { i18n } = this;
    const first = state.lastFrameAt === undefined;
    setText(this.headline, i18n.t(first ? "lostFirst" : "lost"));
    setText(this.other, i18n.t(first ? "lostFirstOther" : "lostOther"));
    setFigures(this.lostFor, formatDuration(state.silenceMs, i18n.language));
    setFigures(this.age, state.newestData === undefined ? i18n.t("noFrame") : formatDuration(state.now - state.newestData, i18n.language));
    setText(this.since, state.lastFrameAt === undefined ? "" : i18n.t("lostSince", formatTime(state.lastFrameAt)));
    setText(this.retry, i18n.t(state.denied ? "lostDenied" : "lostRetry", Math.max(1, state.attempt)));
  }
}

function brokenLink(): SVGElement {
  return svg("svg", { viewBox: "0 0 64 32", class: "cover-mark", "aria-hidden": "true" },
    svg("path", { d: "M24 8H12a8 8 0 0 0 0 16h12M40 8h12a8 8 0 0 1 0 16H40M28 16h2M34 16h2M30 4l1 4M34 28l-1-4" }));
}
