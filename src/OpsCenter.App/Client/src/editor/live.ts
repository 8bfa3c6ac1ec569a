import type { Frame, Snapshot } from "../wall/protocol";
import type { Api, DraftAnswer } from "./api";
import type { DashboardDoc } from "./document";

const settleMs = 350;
const pollMs = 1000;

export interface LiveEvents {
  judged(answer: DraftAnswer): void;
  snapshot(snapshot: Snapshot): void;
  frame(frame: Frame): void;
  /** Hash of the file as it lies on the disk now; null where it is gone. */
  file(hash: string | null): void;
  link(alive: boolean): void;
}

/** Keeps the server's draft equal to the editor's and asks it for news. While the page is hidden it rests, and the draft ends by itself. */
export class LiveDraft {
  private doc: DashboardDoc | undefined;
  private draft: string | null = null;
  private seq = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private posting: AbortController | undefined;
  private polling = false;
  private failed = false;

  constructor(private readonly api: Api, private readonly events: LiveEvents) {
    setInterval(() => void this.poll(), pollMs);
    document.addEventListener("visibilitychange", () => void this.poll());
  }

  show(doc: DashboardDoc, waitMs = settleMs): void {
    this.doc = doc;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.post(), waitMs);
  }

  private async post(): Promise<void> {
    if (!this.doc) return;
    this.posting?.abort();
    const posting = (this.posting = new AbortController());
    try {
      const answer = await this.api.draft(this.doc, posting.signal);
      if (posting.signal.aborted) return;
      this.draft = answer.draft ?? null;
      this.failed = false;
      this.events.link(true);
      this.events.judged(answer);
      if (answer.snapshot) this.take(answer.snapshot);
    } catch {
      if (posting.signal.aborted) return;
      this.failed = true;
      this.events.link(false);
    } finally {
      if (this.posting === posting) this.posting = undefined;
    }
  }

  private async poll(): Promise<void> {
    if (document.hidden || this.polling || this.posting || !this.doc) return;
    if (!this.draft) {
      if (this.failed) await this.post();
      return;
    }
    this.polling = true;
    const asked = this.draft;
    try {
      const answer = await this.api.frame(asked, this.seq);
      if (asked !== this.draft) return;
      this.events.link(true);
      if (!answer) {
        this.draft = null;
        await this.post();
        return;
      }
      this.events.file(answer.file ?? null);
      if ("layout" in answer.frame) this.take(answer.frame);
      else {
        this.seq = answer.frame.seq;
        this.events.frame(answer.frame);
      }
    } catch {
      this.events.link(false);
    } finally {
      this.polling = false;
    }
  }

  private take(snapshot: Snapshot): void {
    this.seq = snapshot.seq;
    this.events.snapshot(snapshot);
  }
}
