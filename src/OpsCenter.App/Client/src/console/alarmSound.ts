/** What the console's page tells of its open alarms: each waiting one as `id@since/severity`. */
export type Severity = 1 | 2 | 3 | 4;

const repeatMs = 20_000;

/** Which severity is to sound at a moment. Pure, so that tests hear it without a loudspeaker. */
export class ConsoleSoundRules {
  private heard: Set<string> | undefined;
  private silenced = false;
  private lastAt = -Infinity;

  /** The severity to sound now; 0 for none. What stood before the page was opened is not new, but what is critical repeats. */
  next(waiting: readonly string[], now: number): 0 | Severity {
    const fresh = this.heard ? waiting.filter((call) => !this.heard!.has(call)) : [];
    this.heard = new Set(waiting);
    if (fresh.length > 0) this.silenced = false;
    const newest = worst(fresh);
    const repeating = !this.silenced && waiting.some((call) => severityOf(call) === 1) && now - this.lastAt >= repeatMs ? 1 : 0;
    const due = newest !== 0 && (repeating === 0 || newest < repeating) ? newest : repeating;
    if (due !== 0) this.lastAt = now;
    return due;
  }

  /** Quiet until the next alarm that is new. */
  silence(): void {
    this.silenced = true;
  }

  get isSilenced(): boolean {
    return this.silenced;
  }
}

function worst(calls: readonly string[]): 0 | Severity {
  return calls.length === 0 ? 0 : (Math.min(...calls.map(severityOf)) as Severity);
}

function severityOf(call: string): Severity {
  const severity = Number(call.slice(call.lastIndexOf("/") + 1));
  return severity >= 1 && severity <= 4 ? (severity as Severity) : 4;
}
