/** Without a frame for so long the clock of a replay stands still. */
const followMs = 1000;

/**
 * The server's clock as this display can tell. Each frame carries the server's time; the network only ever makes it
 * look older, so the largest offset of the last minute is the truest. A jump of the display's own clock is followed at once.
 */
export class ServerClock {
  private offsets: number[] = [];
  private offset: number | undefined;
  private shown: { at: number; since: number; speed: number } | undefined;

  constructor(private readonly local: () => number = () => Date.now(), private readonly window = 60, private readonly jumpMs = 2000) {}

  observe(serverMs: number): void {
    const offset = serverMs - this.local();
    if (this.offset !== undefined && Math.abs(offset - this.offset) > this.jumpMs) this.offsets = [];
    this.offsets.push(offset);
    if (this.offsets.length > this.window) this.offsets.shift();
    this.offset = Math.max(...this.offsets);
  }

  /** From now on the clock of a replay: the moment shown goes on at its speed until the next frame says where it is. */
  follow(shownMs: number, speed: number): void {
    this.shown = { at: shownMs, since: this.local(), speed };
  }

  /** The present again. */
  release(): void {
    this.shown = undefined;
  }

  now(): number {
    if (this.shown) return this.shown.at + Math.min(Math.max(0, this.local() - this.shown.since), followMs) * this.shown.speed;
    return this.local() + (this.offset ?? 0);
  }

  get offsetMs(): number {
    return this.offset ?? 0;
  }

  /** How far the server's clock is ahead of this display's; 0 until a few frames agree, because one may have been held up on its way. */
  get skewMs(): number {
    return this.offsets.length >= 5 ? this.offsetMs : 0;
  }
}
