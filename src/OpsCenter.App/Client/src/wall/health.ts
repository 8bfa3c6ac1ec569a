import type { DisplayReport } from "./protocol";

const instanceKey = "opscenter.instance";
const lateMs = 3_000;
const sampleMs = 1_000;

/** How this page does: pictures drawn a second, memory, frames that came late. */
export class Health {
  readonly instance = tabName();
  private late = 0;
  private lastFrame: number | undefined;

  frame(): void {
    const now = performance.now();
    if (this.lastFrame !== undefined && now - this.lastFrame > lateMs) this.late++;
    this.lastFrame = now;
  }

  /** A snapshot that nobody asked for: the server had to leave out frames. */
  dropped(): void {
    this.late++;
  }

  report(about: Pick<DisplayReport, "screen" | "cell" | "build" | "plan" | "dashboard" | "frameAgeMs" | "skewMs" | "soundBlocked">, fps: number | null): DisplayReport {
    const memory = (performance as { memory?: { usedJSHeapSize: number } }).memory;
    return {
      ...about,
      instance: this.instance,
      agent: shortAgent(navigator.userAgent),
      width: window.innerWidth,
      height: window.innerHeight,
      fps,
      heapMb: memory ? Math.round(memory.usedJSHeapSize / 1e5) / 10 : null,
      nodes: document.getElementsByTagName("*").length,
      late: this.late,
      frameAgeMs: Math.round(about.frameAgeMs),
      skewMs: Math.round(about.skewMs),
    };
  }
}

/**
 * Pictures a second, over one second: to count for ever would make the browser draw for ever. A page in the background
 * draws none.
 */
export function measureFps(): Promise<number> {
  return new Promise((resolve) => {
    const from = performance.now();
    let drawn = 0;
    let counting = true;
    const count = () => {
      drawn++;
      if (counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    setTimeout(() => {
      counting = false;
      resolve(Math.round((drawn * 10_000) / (performance.now() - from)) / 10);
    }, sampleMs);
  });
}

/** "Chrome 131 · Linux" is all that a technician needs. */
export function shortAgent(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Version)\/(\d+)/.exec(agent.replace(/Chrome\/\d+.*(?=(?:Edg|OPR)\/)/, ""));
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera", Version: "Safari" };
  const system = /Windows NT|Android|iPad|iPhone|Mac OS X|CrOS|Tizen|Web0S|Linux/.exec(agent)?.[0] ?? "";
  return [browser ? `${names[browser[1]!] ?? browser[1]} ${browser[2]}` : "?", system.replace(" NT", "")].filter(Boolean).join(" · ");
}

/** The same for as long as the tab lives, so that orders find the page again after a reload. */
function tabName(): string {
  try {
    const known = sessionStorage.getItem(instanceKey);
    if (known) return known;
    const fresh = crypto.getRandomValues(new Uint32Array(3)).reduce((name, part) => name + part.toString(36).padStart(7, "0"), "");
    sessionStorage.setItem(instanceKey, fresh);
    return fresh;
  } catch {
    // A browser without storage: a new name at each load.
    return Math.random().toString(36).slice(2).padEnd(10, "0");
  }
}
