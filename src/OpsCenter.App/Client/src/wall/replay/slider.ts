import { element } from "../dom";
import { formatDate, formatTime } from "../format";
import type { I18n } from "../i18n";
import type { ReplayTick } from "../protocol";
import { placeOf, sliderSpan, type Span } from "./moment";

const hour = 3_600_000;
const lengths = [hour, 6 * hour, 24 * hour, 7 * 24 * hour, Infinity];
const steps = 600;

export interface SliderEvents {
  seek(at: number): void;
  /** Alarms of a stretch; asked for when the slider shows another one. */
  ticks(span: Span): Promise<ReplayTick[]>;
}

/** Where in the stored time the replay is, with the alarms along it. */
export class ReplaySlider {
  readonly root: HTMLElement;
  readonly length: HTMLSelectElement;
  private readonly range = element("input", "replay-range");
  private readonly marks = element("div", "replay-marks");
  private readonly start = element("span", "replay-edge");
  private readonly end = element("span", "replay-edge");
  private span: Span | undefined;
  private asked = "";
  private dragging = false;
  private at = 0;

  constructor(private readonly i18n: I18n, private readonly events: SliderEvents) {
    this.range.type = "range";
    this.range.min = "0";
    this.range.max = String(steps);
    this.range.setAttribute("aria-label", i18n.t("replaySlider"));
    this.range.addEventListener("input", () => {
      this.dragging = true;
      this.describe(this.chosen());
    });
    this.range.addEventListener("change", () => {
      this.dragging = false;
      this.events.seek(this.chosen());
    });
    this.length = element("select", "replay-length");
    this.length.setAttribute("aria-label", i18n.t("replayLength"));
    for (const [index, key] of (["replay1h", "replay6h", "replay24h", "replay7d", "replayAll"] as const).entries()) {
      const option = element("option", "", i18n.t(key));
      option.value = String(index);
      this.length.append(option);
    }
    this.length.value = "2";
    this.length.addEventListener("change", () => (this.span = undefined));
    this.root = element("div", "replay-slider", this.start, element("div", "replay-track", this.marks, this.range), this.end);
  }

  /** The whole of a scenario fits the slider. */
  showAll(): void {
    this.length.value = String(lengths.length - 1);
  }

  show(at: number, bounds: Span): void {
    this.at = at;
    this.span = sliderSpan(at, lengths[Number(this.length.value)] ?? Infinity, bounds, this.span);
    const { from, to } = this.span;
    this.start.textContent = edge(from);
    this.end.textContent = edge(to);
    if (!this.dragging) {
      this.range.value = String(Math.round(placeOf(at, this.span) * steps));
      this.describe(at);
    }
    // The end grows with the clock; alarms are asked for anew by the minute.
    const key = `${Math.floor(from / 60_000)} ${Math.floor(to / 60_000)}`;
    if (key === this.asked) return;
    this.asked = key;
    const span = this.span;
    void this.events.ticks(span).then((ticks) => {
      if (this.asked === key) this.draw(ticks, span);
    }, () => undefined);
  }

  private chosen(): number {
    if (!this.span) return this.at;
    return Math.round(this.span.from + (Number(this.range.value) / steps) * (this.span.to - this.span.from));
  }

  private describe(at: number): void {
    this.range.setAttribute("aria-valuetext", `${formatDate(at)} ${formatTime(at)}`);
  }

  private draw(ticks: ReplayTick[], span: Span): void {
    this.marks.replaceChildren(...ticks.map(({ t, s }) => {
      const mark = element("i", `replay-mark s${s}`);
      mark.style.left = `${(placeOf(t, span) * 100).toFixed(2)}%`;
      mark.title = `${this.i18n.t(`severity${s || 4}`)} · ${formatTime(t)} ${formatDate(t)}`;
      return mark;
    }));
  }
}

function edge(ms: number): string {
  return `${formatTime(ms).slice(0, 5)} ${formatDate(ms).slice(0, 5)}`;
}
