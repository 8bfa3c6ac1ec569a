import { element, setClass, setText } from "./dom";
import { formatDuration } from "./format";
import type { I18n } from "./i18n";
import type { PlanEntry, RemoteShow } from "./protocol";

const identifyMs = 10_000;

/** What a person in the console makes this display show, and the mark that says so. */
export class Remote {
  readonly root = element("aside", "remote hidden");
  readonly plate = element("div", "identify hidden");
  private show: RemoteShow | null = null;
  private identifyUntil = 0;

  constructor(private readonly i18n: I18n) {
    this.root.setAttribute("role", "status");
    this.plate.setAttribute("role", "status");
  }

  set(show: RemoteShow | null): void {
    this.show = show;
  }

  /** Null where the display follows its playlist, also once the time is over without a word from the server. */
  entry(now: number): PlanEntry | null {
    if (this.show?.until && this.show.until <= now) this.show = null;
    return this.show && { dashboard: this.show.dashboard, variables: this.show.variables, dwellMs: 0 };
  }

  /** The tile shown alone, or null. */
  get tile(): string | null {
    return this.show?.tile ?? null;
  }

  identify(name: string, steady: number): void {
    this.identifyUntil = steady + identifyMs;
    setText(this.plate, name);
    this.tick(0, steady);
  }

  tick(now: number, steady: number): void {
    setClass(this.plate, "hidden", steady >= this.identifyUntil);
    setClass(this.root, "hidden", this.show === null);
    if (!this.show) return;
    const left = this.show.until ? ` · ${this.i18n.t("remoteLeft", formatDuration(this.show.until - now, this.i18n.language))}` : "";
    setText(this.root, this.i18n.t("remoteBy", this.show.by) + left);
  }
}
