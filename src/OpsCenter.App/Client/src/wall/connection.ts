import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";
import type { DisplayAnswer, DisplayReport, Frame, MissedAlarms, Order, PlanEntry, ReplayRequest, ReplayTick, Snapshot, TileDetail } from "./protocol";

export interface LinkEvents {
  snapshot(snapshot: Snapshot): void;
  frame(frame: Frame): void;
  /** What a person or the server wants of this display. */
  order(order: Order): void;
  /** The view is on the way: a new link, or another dashboard. */
  subscribed(): void;
  /** The server does not open the replay: the first word of its reason. */
  refused(reason: string): void;
}

const capMs = 10_000;
const explainMs = 4_000;
/** After so many failures the page is asked whether this screen is refused. */
const askEvery = 4;
/** More frames than this before the answer: the server sends a snapshot anyway. */
const earlyBound = 64;
/** A link that is open but silent this long is dead: the server beats every second. */
const deadMs = 8_000;
/** Reading a past of many series may take this long. */
const openReplayMs = 60_000;

/** Waits between attempts: from a quarter second, doubling, capped, half of it random so that 200 screens do not return at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(capMs, 250 * 2 ** Math.min(attempt, 10));
  return ceiling / 2 + (random() * ceiling) / 2;
}

/** The link to the hub: connects, subscribes, resumes, for ever. */
export class LiveLink {
  /** Attempts since the last success. */
  attempt = 0;
  /** The server answered that this screen may not. */
  denied = false;

  private hub: HubConnection | undefined;
  private seq: number | undefined;
  private subscribed = "";
  private lastFrameAt = performance.now();
  private stopped = false;
  private skipWait = false;
  private wake: (() => void) | undefined;
  /** Frames that overtake the answer to a subscription wait here for it. */
  private early: Frame[] | undefined;
  /** The past being shown, as it is asked for after a lost link; undefined for the present. */
  private past: ReplayRequest | undefined;
  private opening = false;

  constructor(
    private readonly url: string,
    private entry: PlanEntry,
    private readonly events: LinkEvents) {}

  start(seq?: number): void {
    this.seq = seq;
    this.subscribed = seq === undefined ? "" : viewKey(this.entry);
    void this.run();
  }

  /** Age of the newest frame or snapshot by the display's steady clock. */
  silenceMs(): number {
    if (this.opening) return 0;
    return performance.now() - this.lastFrameAt;
  }

  async switchTo(entry: PlanEntry): Promise<void> {
    this.entry = entry;
    this.subscribed = "";
    if (this.hub?.state === HubConnectionState.Connected) await this.subscribe(this.hub);
  }

  /** What is shown, or about to be. */
  get shown(): PlanEntry {
    return this.entry;
  }

  /** Null where there is no link. */
  async report(report: DisplayReport): Promise<DisplayAnswer | null> {
    return this.hub?.state === HubConnectionState.Connected ? await this.hub.invoke<DisplayAnswer>("Report", report) : null;
  }

  /** Alarms since a sequence; null where there is no link. */
  async missed(since: number): Promise<MissedAlarms | null> {
    return this.hub?.state === HubConnectionState.Connected ? await this.hub.invoke<MissedAlarms>("Missed", since) : null;
  }

  /** The machine slept: whatever the link was, the other end has given it up. A new one at once, without a wait. */
  restart(): void {
    this.attempt = 0;
    void this.hub?.stop();
    this.skipWait = true;
    this.wake?.();
  }

  /** Shows the past from a moment on, or the present again. */
  async replay(request: ReplayRequest | undefined): Promise<void> {
    this.past = request;
    this.subscribed = "";
    if (this.hub?.state === HubConnectionState.Connected) await this.subscribe(this.hub).catch(() => this.hub?.stop());
  }

  /** Another moment or pace of the replay on the screen. */
  control(request: ReplayRequest): void {
    if (!this.past) return;
    this.past = { ...this.past, ...request };
    if (this.hub?.state === HubConnectionState.Connected) void this.hub.invoke("ReplayControl", request).catch(() => undefined);
  }

  /** Alarms between two moments, for the slider. */
  async ticks(from: number, to: number): Promise<ReplayTick[]> {
    if (this.hub?.state !== HubConnectionState.Connected) return [];
    return await this.hub.invoke<ReplayTick[]>("ReplayTicks", Math.floor(from), Math.ceil(to), this.past?.scenario ?? null);
  }

  /** Where a tile's value comes from; null where the link is down or the server does not say. */
  async explain(tile: string): Promise<TileDetail | null> {
    const { hub } = this;
    if (hub?.state !== HubConnectionState.Connected) return null;
    try {
      return await withTimeout(hub.invoke<TileDetail | null>("Explain", tile), explainMs, () => undefined);
    } catch {
      // Refused, too many calls or an older server: the tile still tells what it knows itself.
      return null;
    }
  }

  /** Called once a second: closes a link that is open but silent, so that the loop makes a new one. */
  watch(): void {
    if (this.hub?.state === HubConnectionState.Connected && this.silenceMs() > deadMs) void this.hub.stop();
  }

  /** Try at once, e.g. when the browser says that the network is back. */
  nudge(): void {
    this.wake?.();
  }

  stop(): void {
    this.stopped = true;
    void this.hub?.stop();
    this.wake?.();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.session();
      } catch {
        if (this.attempt % askEvery === askEvery - 1) this.denied = await isRefused();
      }
      this.attempt++;
      if (!this.skipWait) await this.pause(backoff(this.attempt));
      this.skipWait = false;
    }
  }

  /** One connection from start to close. */
  private async session(): Promise<void> {
    // WebSocket at once: a negotiated id would expire while a busy browser is still drawing its first map.
    const hub = new HubConnectionBuilder()
      .withUrl(this.url, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None).build();
    hub.serverTimeoutInMilliseconds = deadMs;
    hub.keepAliveIntervalInMilliseconds = 3_000;
    const closed = new Promise<void>((resolve) => hub.onclose(() => resolve()));
    hub.on("frame", (frame: Frame) => this.onFrame(frame));
    hub.on("order", (order: Order) => this.events.order(order));
    hub.on("snapshot", (snapshot: Snapshot) => this.onSnapshot(snapshot));
    await withTimeout(hub.start(), capMs, () => void hub.stop());
    this.hub = hub;
    try {
      await withTimeout(this.subscribe(hub), this.past ? openReplayMs : capMs, () => undefined);
      this.attempt = 0;
      this.denied = false;
    } catch (error) {
      await hub.stop();
      throw error;
    }
    await closed;
    this.hub = undefined;
  }

  private async subscribe(hub: HubConnection): Promise<void> {
    if (this.past && await this.subscribePast(hub, this.past)) return;
    const entry = this.entry;
    const known = this.subscribed === viewKey(entry) ? this.seq : undefined;
    this.early = [];
    try {
      const answer = known === undefined
        ? await hub.invoke<Snapshot>("Subscribe", entry.dashboard, entry.variables)
        : await hub.invoke<Snapshot | Frame>("Resume", entry.dashboard, entry.variables, known);
      if (entry !== this.entry) return;
      this.subscribed = viewKey(entry);
      const early = this.early ?? [];
      this.early = undefined;
      if ("layout" in answer && answer.layout) this.onSnapshot(answer as Snapshot);
      else this.onFrame(answer as Frame);
      for (const frame of early) this.onFrame(frame);
      this.events.subscribed();
    } finally {
      this.early = undefined;
    }
  }

  /** False where the server refuses the replay and the present is to be shown instead. */
  private async subscribePast(hub: HubConnection, past: ReplayRequest): Promise<boolean> {
    const entry = this.entry;
    this.early = [];
    this.opening = true;
    try {
      const answer = await hub.invoke<Snapshot>("Replay", entry.dashboard, entry.variables, past);
      if (entry !== this.entry || !this.past) return this.past !== undefined;
      this.subscribed = viewKey(entry);
      const early = this.early ?? [];
      this.early = undefined;
      this.onSnapshot(answer);
      for (const frame of early) this.onFrame(frame);
      this.events.subscribed();
      return true;
    } catch (error) {
      const reason = /replay-(\w+)/.exec(String(error))?.[1];
      if (!reason) throw error;
      this.events.refused(reason);
      // A wall of a scenario has no present: it waits until there is room again.
      if (past.scenario) throw error;
      this.past = undefined;
      return false;
    } finally {
      this.early = undefined;
      this.opening = false;
    }
  }

  private onSnapshot(snapshot: Snapshot): void {
    if (snapshot.layout.id !== this.entry.dashboard || this.isOther(snapshot)) return;
    if (this.past) this.past = { ...this.past, at: snapshot.t };
    this.seq = snapshot.seq;
    this.lastFrameAt = performance.now();
    this.events.snapshot(snapshot);
  }

  private onFrame(frame: Frame): void {
    if (this.early) {
      if (this.early.length < earlyBound) this.early.push(frame);
      return;
    }
    if (this.subscribed !== viewKey(this.entry) || this.isOther(frame)) return;
    if (this.past) this.past = { ...this.past, at: frame.t };
    this.seq = Math.max(this.seq ?? 0, frame.seq);
    this.lastFrameAt = performance.now();
    this.events.frame(frame);
  }

  /** Left over from before the screen changed between past and present. */
  private isOther(message: Frame | Snapshot): boolean {
    return (message.replay !== undefined && message.replay !== null) !== (this.past !== undefined);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

export function viewKey(entry: PlanEntry): string {
  return JSON.stringify([entry.dashboard, Object.entries(entry.variables).sort()]);
}

/** A refused WebSocket does not say why; the page itself does. */
async function isRefused(): Promise<boolean> {
  try {
    const answer = await fetch(location.href, { method: "GET", cache: "no-store", redirect: "manual" });
    return answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;
  } catch {
    return false;
  }
}

async function withTimeout<T>(work: Promise<T>, ms: number, onTimeout: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout();
      reject(new Error("timeout"));
    }, ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
