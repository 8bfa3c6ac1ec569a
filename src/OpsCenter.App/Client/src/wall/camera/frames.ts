/** One JPEG and how old it was when it left the server, ms. */
export interface Frame { jpeg: Uint8Array<ArrayBuffer>; ageMs: number }

const headBound = 4096;
const frameBound = 64 * 1024 * 1024;
const emptyLine = [13, 10, 13, 10];

/** Takes the proxy's multipart stream apart, however it is cut into chunks. */
export class FrameParser {
  private buffer = new Uint8Array(256 * 1024);
  private length = 0;

  push(chunk: Uint8Array): Frame[] {
    this.append(chunk);
    const frames: Frame[] = [];
    let at = 0;
    for (;;) {
      const body = this.bodyAt(at);
      if (body < 0) break;
      const head = new TextDecoder("latin1").decode(this.buffer.subarray(at, body));
      const size = header(head, "content-length");
      if (size === undefined || size > frameBound) throw new Error("a part without a length");
      if (body + size > this.length) break;
      frames.push({ jpeg: this.buffer.slice(body, body + size), ageMs: header(head, "x-picture-age") ?? 0 });
      at = body + size;
    }
    this.buffer.copyWithin(0, at, this.length);
    this.length -= at;
    return frames;
  }

  private append(chunk: Uint8Array): void {
    const needed = this.length + chunk.length;
    if (needed > frameBound + headBound) throw new Error("a part without an end");
    if (needed > this.buffer.length) {
      const larger = new Uint8Array(Math.max(needed, this.buffer.length * 2));
      larger.set(this.buffer.subarray(0, this.length));
      this.buffer = larger;
    }
    this.buffer.set(chunk, this.length);
    this.length = needed;
  }

  /** Where the part's body begins; -1 while its head is not whole. */
  private bodyAt(from: number): number {
    const end = Math.min(this.length, from + headBound);
    for (let at = from; at + 4 <= end; at++) {
      if (emptyLine.every((byte, index) => this.buffer[at + index] === byte)) return at + 4;
    }
    if (this.length - from > headBound) throw new Error("a head without an end");
    return -1;
  }
}

function header(head: string, name: string): number | undefined {
  const line = head.split("\r\n").find((text) => text.toLowerCase().startsWith(`${name}:`));
  const value = line === undefined ? NaN : Number(line.slice(name.length + 1));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
