import { element, setClass, setFigures, setText } from "../dom";
import { formatDate, formatNumber, formatTime } from "../format";
import type { I18n, TextKey } from "../i18n";
import type { ReplayMark, ReplayRequest, ReplayTick } from "../protocol";
import { momentText, parseMoment, speeds, type Span } from "./moment";
import { ReplaySlider } from "./slider";

const idleMs = 6_000;
const noticeMs = 12_000;
const minute = 60_000;

export interface PanelEvents {
  /** From the live wall into the past. */
  start(): void;
  /** Back to the present. */
  leave(): void;
  control(request: ReplayRequest): void;
  ticks(span: Span): Promise<ReplayTick[]>;
}

/** What tells a replay from the present (banner and frame) and what steers it (the bar); and the button that begins one. */
export class ReplayPanel {
  readonly root: HTMLElement;
  private readonly label = element("strong", "replay-label");
  private readonly clock = element("time", "replay-clock");
  private readonly state = element("span", "replay-state");
  private readonly note = element("span", "replay-note");
  private readonly banner = element("div", "replay-banner hidden", this.label, this.clock, this.state, this.note);
  private readonly begin: HTMLButtonElement;
  private readonly play: HTMLButtonElement;
  private readonly leave: HTMLButtonElement;
  private readonly pace = element("div", "replay-speeds");
  private readonly pick = element("input", "replay-pick");
  private readonly slider: ReplaySlider;
  private readonly bar: HTMLElement;
  private readonly notice = element("div", "replay-notice hidden");
  private mark: ReplayMark | undefined;
  private at = 0;
  private movedAt = 0;
  private notedAt = 0;
  private opening = false;

  constructor(private readonly i18n: I18n, private readonly events: PanelEvents) {
    this.slider = new ReplaySlider(i18n, { seek: (at) => events.control({ at }), ticks: (span) => events.ticks(span) });
    this.begin = this.button("replayBegin", "replay-begin", () => events.start());
    this.begin.title = i18n.t("replayBeginHow");
    this.play = this.button("replayPause", "replay-play", () => this.toggle());
    this.leave = this.button("replayLeave", "replay-leave", () => events.leave());
    this.pick.type = "datetime-local";
    this.pick.setAttribute("aria-label", i18n.t("replayPick"));
    this.pick.addEventListener("change", () => {
      const at = parseMoment(this.pick.value);
      if (at !== null) events.control({ at });
    });
    this.pace.setAttribute("role", "group");
    this.pace.setAttribute("aria-label", i18n.t("replaySpeed"));
    for (const speed of speeds) this.pace.append(this.speedButton(speed));
    this.bar = element("div", "replay-bar hidden",
      this.button("replayBack", "", () => events.control({ at: this.at - minute })), this.play,
      this.button("replayOn", "", () => events.control({ at: this.at + minute })),
      this.slider.root, this.slider.length, this.pick, this.pace, this.leave);
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", i18n.t("replayBar"));
    this.banner.setAttribute("role", "status");
    this.notice.setAttribute("role", "alert");
    this.root = element("div", "replay-panel", this.banner, this.bar, this.begin, this.notice);
    for (const name of ["pointermove", "pointerdown", "keydown"]) document.addEventListener(name, () => this.moved());
    this.bar.addEventListener("focusin", () => this.moved());
    this.tick();
  }

  get replaying(): ReplayMark | undefined {
    return this.mark;
  }

  /** Which moment is on the screen; undefined for the present. */
  show(mark: ReplayMark | undefined, at: number): void {
    const first = mark !== undefined && this.mark === undefined;
    // Title and note come with snapshots only.
    this.mark = mark && { ...mark, title: mark.title ?? this.mark?.title, note: mark.note ?? this.mark?.note };
    this.at = at;
    this.opening = false;
    if (first) {
      if (mark.scenario) this.slider.showAll();
      this.moved();
    }
    this.draw();
  }

  /** The server reads the past; nothing is on the screen of it yet. */
  openingReplay(): void {
    this.opening = true;
    this.draw();
  }

  toggle(): void {
    if (this.mark) this.events.control({ playing: !this.mark.playing });
  }

  /** Puts the keyboard on the bar. */
  focus(): void {
    this.moved();
    this.play.focus();
  }

  refused(key: TextKey): void {
    this.opening = false;
    this.notedAt = performance.now();
    setText(this.notice, this.i18n.t(key));
    setClass(this.notice, "hidden", false);
    this.draw();
  }

  /** Hides what nobody uses. */
  tick(): void {
    const now = performance.now();
    const idle = now - this.movedAt > idleMs && !this.root.contains(document.activeElement) && (this.mark?.playing ?? true);
    setClass(this.root, "idle", idle);
    if (this.notedAt && now - this.notedAt > noticeMs) setClass(this.notice, "hidden", true);
  }

  private moved(): void {
    this.movedAt = performance.now();
    setClass(this.root, "idle", false);
  }

  private draw(): void {
    const { i18n, mark } = this;
    const on = mark !== undefined || this.opening;
    setClass(document.documentElement, "replaying", on);
    setClass(this.banner, "hidden", !on);
    setClass(this.bar, "hidden", mark === undefined);
    setClass(this.begin, "hidden", on);
    setText(this.label, mark?.scenario ? `${i18n.t("replayScenario")} · ${i18n.pick(mark.title) || mark.scenario}` : i18n.t("replay"));
    if (!mark) {
      setFigures(this.clock, "");
      setText(this.state, this.opening ? i18n.t("replayReading") : "");
      setText(this.note, "");
      return;
    }
    setFigures(this.clock, `${formatDate(this.at)} ${formatTime(this.at)}`);
    const speed = `×${formatNumber(mark.speed, mark.speed < 1 ? 1 : 0, i18n.language)}`;
    const atEnd = !mark.scenario && this.at >= mark.to - 1_500;
    setText(this.state, mark.waiting ? i18n.t("replayReading") : !mark.playing ? i18n.t("replayPaused") : atEnd ? i18n.t("replayAtEnd") : speed);
    setText(this.note, i18n.pick(mark.note) || i18n.t("replayNotLive"));
    setText(this.play, i18n.t(mark.playing ? "replayPause" : "replayPlay"));
    setText(this.leave, i18n.t("replayLeave"));
    for (const button of this.pace.children) button.setAttribute("aria-pressed", String(Number((button as HTMLElement).dataset["speed"]) === mark.speed));
    this.slider.show(this.at, { from: mark.from, to: mark.to });
    if (document.activeElement !== this.pick) this.pick.value = momentText(this.at, false);
    this.pick.min = momentText(mark.from, false);
    this.pick.max = momentText(mark.to, false);
  }

  private speedButton(speed: number): HTMLButtonElement {
    const button = element("button", "", `×${speed}`);
    button.type = "button";
    button.dataset["speed"] = String(speed);
    button.addEventListener("click", () => this.events.control({ speed, playing: true }));
    return button;
  }

  private button(key: TextKey, className: string, click: () => void): HTMLButtonElement {
    const button = element("button", className, this.i18n.t(key));
    button.type = "button";
    button.addEventListener("click", click);
    return button;
  }
}
