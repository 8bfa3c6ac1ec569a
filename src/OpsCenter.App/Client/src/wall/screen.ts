import type { ServerClock } from "./clock";
import { viewKey, type LiveLink } from "./connection";
import { setClass } from "./dom";
import { Gap } from "./gap";
import { Health, measureFps } from "./health";
import type { I18n } from "./i18n";
import { applyMatrix } from "./matrix";
import { Playlist } from "./playlist";
import { QuietHours } from "./quiet";
import { Remote } from "./remote";
import { reloadIfServed } from "./reload";
import { Sound } from "./sound";
import type { AlarmStrip, DisplayAnswer, Order, PlanEntry, ScreenPlan, WallConfig } from "./protocol";

const reportEveryMs = 15_000;
/** After a healed link the newest transitions may still be on their way to the disk. */
const askMissedAfterMs = 2_000;

/** What this display is to show and how it behaves: its plan, orders from the console, sound, quiet hours, and its reports. */
export class Screen {
  private readonly remote: Remote;
  private readonly gap: Gap;
  private readonly sound: Sound;
  private readonly quiet = new QuietHours(document.documentElement);
  private readonly playlist: Playlist;
  private readonly health = new Health();
  private plan: ScreenPlan;
  private link: LiveLink | undefined;
  private build = "";
  private reportAt = 0;
  private urgent = true;
  private fps: number | null = null;
  private askMissedAt: number | undefined;
  private lastFrameAt: number | undefined;

  constructor(private readonly config: WallConfig, i18n: I18n, private readonly clock: ServerClock, private readonly replan: (plan: ScreenPlan) => void) {
    this.plan = config.plan;
    this.remote = new Remote(i18n);
    this.gap = new Gap(i18n);
    this.sound = new Sound(i18n);
    this.playlist = new Playlist(config.plan, config.pinned);
  }

  /** The display's name over everything, when somebody looks for it. */
  get plate(): HTMLElement {
    return this.remote.plate;
  }

  /** What the foot of the wall says about the display. */
  get marks(): HTMLElement[] {
    return [this.gap.root, this.remote.root, this.sound.root];
  }

  start(link: LiveLink): void {
    this.link = link;
    this.follow(this.plan);
  }

  /** What is to be shown at this moment. */
  wanted(): PlanEntry {
    const now = this.clock.now();
    return this.remote.entry(now) ?? this.playlist.at(now);
  }

  alarms(strip: AlarmStrip): void {
    this.playlist.alarms(strip);
    this.quiet.alarms(strip);
    this.sound.alarms(strip);
    this.gap.alarms(strip, this.clock.now());
  }

  frame(at: number): void {
    this.lastFrameAt = at;
    this.health.frame();
  }

  observe(build: string): void {
    this.build = build;
  }

  /** The view is on the way; a new link also has to be told who this is. */
  subscribed(): void {
    this.hurry();
  }

  order(order: Order): void {
    if (order.kind === "remote") this.remote.set(order.remote ?? null);
    else if (order.kind === "identify") this.remote.identify(order.name ?? this.config.screen, performance.now());
    else if (order.kind === "reload") void reloadIfServed();
    else this.hurry();
  }

  /** Once a second. */
  tick(connected: boolean, silenceMs: number): void {
    const now = this.clock.now();
    const steady = performance.now();
    this.quiet.tick(now);
    this.sound.tick(steady, this.quiet.on);
    this.remote.tick(now, steady);
    this.gap.tick(steady);
    if (!connected) this.gap.cut(this.lastFrameAt);
    if (connected && steady >= this.reportAt) {
      this.reportAt = steady + reportEveryMs;
      void this.report(silenceMs).catch(() => undefined);
    }
    if (connected && this.gap.healed() !== null) this.askMissedAt ??= steady + askMissedAfterMs;
    if (connected && this.askMissedAt !== undefined && steady >= this.askMissedAt) {
      this.askMissedAt = undefined;
      void this.askMissed().catch(() => undefined);
    }
  }

  /** Only the tile that was asked for, over the whole grid. */
  solo(grid: HTMLElement): boolean {
    const tile = this.remote.tile;
    const shown = tile === null ? undefined : [...grid.children].find((child) => (child as HTMLElement).dataset["tile"] === tile);
    let changed = grid.classList.contains("solo") !== (shown !== undefined);
    setClass(grid, "solo", shown !== undefined);
    for (const child of grid.children) {
      changed ||= child.classList.contains("alone") !== (child === shown);
      setClass(child, "alone", child === shown);
    }
    return changed;
  }

  private hurry(): void {
    this.reportAt = 0;
    this.urgent = true;
  }

  private async report(silenceMs: number): Promise<void> {
    this.gap.alive(this.clock.now());
    // Who has just come must not wait for the measure: what is ordered for it comes with the answer.
    if (!this.urgent) this.fps = await measureFps();
    this.urgent = false;
    const answer = await this.link!.report(this.health.report({
      screen: this.config.screen, cell: this.config.cell, build: this.build, plan: this.plan.version,
      dashboard: this.link!.shown.dashboard, frameAgeMs: silenceMs, skewMs: this.clock.offsetMs, soundBlocked: this.sound.blocked,
    }, this.fps));
    if (answer) this.hear(answer);
  }

  private hear(answer: DisplayAnswer): void {
    this.remote.set(answer.remote);
    if (answer.plan) this.follow(answer.plan);
  }

  private follow(plan: ScreenPlan): void {
    const language = this.plan.language;
    this.plan = plan;
    this.playlist.follow(plan);
    this.quiet.follow(plan.quiet);
    this.sound.follow(plan.sound);
    applyMatrix(document.documentElement, plan.matrix);
    this.replan(plan);
    // Every text of the page is in its language: start over in the new one.
    if (plan.language !== language) void reloadIfServed();
  }

  private async askMissed(): Promise<void> {
    const since = this.gap.healed();
    const missed = since === null ? null : await this.link!.missed(since);
    if (missed) this.gap.show(missed, this.clock.now(), performance.now());
  }
}

/** The link shows something else than it should. */
export function differs(link: LiveLink, wanted: PlanEntry): boolean {
  return viewKey(link.shown) !== viewKey(wanted);
}
