import { element, setClass, setText } from "./dom";
import { formatTime } from "./format";
import type { I18n } from "./i18n";
import type { AlarmStrip, MissedAlarms } from "./protocol";

const shownMs = 5 * 60_000;
const seenKey = "opscenter.alarms-seen";
const named = 3;

/** After a dead link: which alarms came meanwhile, those that are over again first, because nothing else shows them. */
export class Gap {
  readonly root = element("button", "gap hidden");
  private seen: number | undefined;
  private lost: { seq: number; at: number } | undefined;
  private until = 0;

  constructor(private readonly i18n: I18n) {
    this.root.type = "button";
    this.root.addEventListener("click", () => this.close());
    // A page that was reloaded while the link was down asks for what it had not seen before.
    const kept = recall();
    if (kept) this.lost = kept;
  }

  alarms(strip: AlarmStrip, now: number): void {
    this.seen = strip.seq;
    this.alive(now);
  }

  /** Now and then while the link stands, so that a page which is loaded anew knows when it was last up to date. */
  alive(now: number): void {
    if (!this.lost && this.seen !== undefined) remember({ seq: this.seen, at: now });
  }

  /** The link is silent. */
  cut(lastFrameAt: number | undefined): void {
    if (this.seen !== undefined && lastFrameAt !== undefined) this.lost ??= { seq: this.seen, at: lastFrameAt };
  }

  /** The link is back: the sequence to ask from, or null where nothing was lost. */
  healed(): number | null {
    return this.lost?.seq ?? null;
  }

  show(missed: MissedAlarms, now: number, steady: number): void {
    const lost = this.lost;
    this.lost = undefined;
    this.alive(now);
    if (!lost || missed.total === 0) return;
    this.until = steady + shownMs;
    this.root.dataset["total"] = String(missed.total);
    setClass(this.root, "hidden", false);
    // As many names as the line holds whole.
    for (let names = Math.min(named, missed.alarms.length); names >= 0; names--) {
      setText(this.root, this.said(missed, lost.at, now, names));
      if (this.root.scrollWidth <= this.root.clientWidth) break;
    }
  }

  private said(missed: MissedAlarms, from: number, to: number, names: number): string {
    const { i18n } = this;
    const titles = missed.alarms.slice(0, names).map((alarm) => i18n.pick(alarm.title) + (alarm.over ? ` (${i18n.t("gapOver")})` : ""));
    const rest = missed.total - titles.length;
    if (rest > 0 && names > 0) titles.push(i18n.t("gapMore", rest));
    const head = i18n.t("gapAlarms", formatTime(from), formatTime(to), missed.more ? `≥ ${missed.total}` : missed.total);
    return titles.length > 0 ? `${head}: ${titles.join(" · ")}` : head;
  }

  tick(steady: number): void {
    if (steady >= this.until) setClass(this.root, "hidden", true);
  }

  private close(): void {
    this.until = 0;
    setClass(this.root, "hidden", true);
  }
}

function recall(): { seq: number; at: number } | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(seenKey) ?? "null") as { seq: number; at: number } | null;
    return kept && Number.isInteger(kept.seq) && Number.isFinite(kept.at) ? kept : null;
  } catch {
    return null;
  }
}

function remember(seen: { seq: number; at: number }): void {
  try {
    sessionStorage.setItem(seenKey, JSON.stringify(seen));
  } catch {
    // Without storage only gaps within one life of the page are told.
  }
}
