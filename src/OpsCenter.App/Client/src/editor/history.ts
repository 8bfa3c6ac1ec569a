const bound = 200;
/** Typing into one field within this time is one step back. */
const togetherMs = 1200;

/** Every state of an immutable document since it was opened, with the way back and forth. */
export class History<T> {
  private past: T[] = [];
  private future: T[] = [];
  private lastKey: string | undefined;
  private lastAt = 0;

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** A new state. Changes with the same key shortly after each other are taken back together. */
  push(next: T, key?: string, nowMs = 0): void {
    const together = key !== undefined && key === this.lastKey && nowMs - this.lastAt < togetherMs && this.past.length > 0;
    if (!together) {
      this.past.push(this.current);
      if (this.past.length > bound) this.past.shift();
    }
    this.current = next;
    this.future = [];
    this.lastKey = key;
    this.lastAt = nowMs;
  }

  undo(): boolean {
    return this.step(this.past, this.future);
  }

  redo(): boolean {
    return this.step(this.future, this.past);
  }

  private step(from: T[], to: T[]): boolean {
    const next = from.pop();
    if (next === undefined) return false;
    to.push(this.current);
    this.current = next;
    this.lastKey = undefined;
    return true;
  }
}
