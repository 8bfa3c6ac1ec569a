import type { ServerClock } from "../clock";
import type { LiveLink } from "../connection";
import type { I18n } from "../i18n";
import type { Frame, ReplayRequest, Snapshot, WallConfig } from "../protocol";
import { parseMoment, parseSpeed, replayAddress } from "./moment";
import { ReplayPanel } from "./panel";

/** A replay that is begun by hand goes back so far. */
const backMs = 5 * 60_000;

/** Ties the replay's panel to the link, the clock, the keyboard and the page's address. */
export class ReplayControl {
  private readonly panel: ReplayPanel;
  private request: ReplayRequest | undefined;
  private shown = 0;

  constructor(
    i18n: I18n, private readonly link: LiveLink, private readonly clock: ServerClock, private readonly config: WallConfig) {
    this.panel = new ReplayPanel(i18n, {
      start: () => this.enter({ at: this.clock.now() - backMs, speed: 1, playing: true }),
      leave: () => this.leave(),
      control: (request) => this.control(request),
      ticks: ({ from, to }) => this.link.ticks(from, to),
    });
    document.addEventListener("keydown", (event) => this.onKey(event));
    for (const name of ["click", "auxclick"]) document.addEventListener(name, (event) => this.onLink(event), true);
  }

  get root(): HTMLElement {
    return this.panel.root;
  }

  /** The past is asked for, or on the screen. */
  get wanted(): boolean {
    return this.request !== undefined;
  }

  /** The past is on the screen. */
  get on(): boolean {
    return this.panel.replaying !== undefined;
  }

  /** Begins what the address asks for. */
  start(search: string): void {
    const query = new URLSearchParams(search);
    const scenario = query.get("scenario") ?? this.config.scenario ?? undefined;
    const text = query.get("at");
    const at = parseMoment(text);
    if (text && at === null) this.panel.refused("replayBadMoment");
    if (!scenario && at === null) return;
    const speed = query.get("speed") ?? this.config.speed?.toString();
    this.enter({ speed: parseSpeed(speed), playing: true, ...(at === null ? {} : { at }), ...(scenario ? { scenario } : {}) });
  }

  /** Takes the time, and whether it is past or present, from what came in. */
  observe(message: Frame | Snapshot): void {
    const mark = message.replay ?? undefined;
    this.shown = message.t;
    if (mark) {
      this.clock.follow(message.t, mark.playing && !mark.waiting ? mark.speed : 0);
    } else {
      this.clock.release();
      this.clock.observe(message.t);
    }
    if (mark || this.on) this.panel.show(mark, message.t);
  }

  refused(reason: string): void {
    if (!this.request?.scenario) this.request = undefined;
    this.panel.refused(reason === "full" ? "replayRefusedFull" : reason === "yours" ? "replayRefusedYours" : "replayRefusedOther");
  }

  tick(): void {
    this.panel.tick();
  }

  private enter(request: ReplayRequest): void {
    this.request = request;
    this.panel.openingReplay();
    void this.link.replay(request);
  }

  private control(request: ReplayRequest): void {
    if (!this.request) return;
    this.request = { ...this.request, ...request };
    this.link.control(request);
    this.writeAddress(request.at ?? this.shown);
  }

  private leave(): void {
    // A wall of a scenario has no present of its own: the overview of walls has.
    if (this.config.scenario) {
      location.assign("/wall");
      return;
    }
    this.request = undefined;
    history.replaceState(null, "", replayAddress(location.href, null));
    void this.link.replay(undefined);
  }

  private writeAddress(at: number): void {
    history.replaceState(null, "", replayAddress(location.href, { at, speed: this.request?.speed ?? 1, scenario: this.request?.scenario }));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof HTMLElement && event.target.matches("input, select, textarea"))) return;
    if (event.key === "r" || event.key === "R") {
      if (this.on) this.panel.focus();
      else if (!this.wanted) this.enter({ at: this.clock.now() - backMs, speed: 1, playing: true });
    } else if (event.key === " " && this.on && !(event.target instanceof HTMLElement && event.target.matches("button, a"))) {
      event.preventDefault();
      this.panel.toggle();
    }
  }

  /** A link from a wall of the past leads to a wall of the same moment. */
  private onLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || !this.on || link.origin !== location.origin || !link.pathname.startsWith("/wall/")) return;
    link.href = replayAddress(link.href, { at: this.shown, speed: this.request?.speed ?? 1, scenario: this.request?.scenario });
  }
}
