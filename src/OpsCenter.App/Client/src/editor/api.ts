import type { Frame, Snapshot, Text } from "../wall/protocol";
import type { DashboardDoc } from "./document";
import type { Problem } from "./problems";

export interface SiteEntry { id: string; name: Text; pack: string; kind: string; area: string }

export interface FieldEntry { measurement: string; field: string; name?: Text | null; unit?: string | null; decimals?: number | null; series: number }

export interface Catalogue { fields: FieldEntry[]; sites: SiteEntry[]; areas: { id: string; name: Text }[]; cameras: { id: string; name: Text }[] }

export interface Tags { series: number; tags: Record<string, string[]> }

export interface DashboardEntry { id: string; title?: Text | null; tiles: number; hash: string; screens: string[]; linkedFrom: string[] }

export interface VersionEntry { number: number; at: string; author?: string | null; note?: string | null; hash: string }

export interface DraftAnswer { draft?: string | null; errors: Problem[]; formatted?: string | null; snapshot?: Snapshot | null }

export type SaveAnswer =
  | { outcome: "saved"; hash: string; version: number; inForce: boolean }
  | { outcome: "conflict" }
  | { outcome: "invalid"; errors: Problem[] }
  | { outcome: "refused"; detail: string };

const root = "/api/v1";

/** The server's side of the editor. Throws where the server cannot be reached or answers what it should not. */
export class Api {
  constructor(private readonly id: string) {}

  async read(): Promise<{ hash: string; text: string }> {
    const answer = await ask(`${root}/dashboards/${this.id}`);
    return { hash: (answer.headers.get("ETag") ?? "").replace(/^W\/|"/g, ""), text: await answer.text() };
  }

  async save(doc: DashboardDoc, seen: string, note: string): Promise<SaveAnswer> {
    const query = note ? `?note=${encodeURIComponent(note)}` : "";
    const answer = await fetch(`${root}/dashboards/${this.id}${query}`, {
      method: "PUT", headers: { "Content-Type": "application/json", "If-Match": `"${seen}"` }, body: JSON.stringify(doc),
    });
    const body = (await answer.json().catch(() => ({}))) as { hash: string; version: number; inForce: boolean; errors?: Problem[]; detail?: string };
    if (answer.ok) return { outcome: "saved", ...body };
    if (answer.status === 412) return { outcome: "conflict" };
    if (answer.status === 422) return { outcome: "invalid", errors: body.errors ?? [] };
    return { outcome: "refused", detail: body.detail ?? `HTTP ${answer.status}` };
  }

  async draft(doc: DashboardDoc, signal: AbortSignal): Promise<DraftAnswer> {
    return this.judge(JSON.stringify(doc), signal);
  }

  /** A file may hold comments, which the browser's own reader refuses; the server's takes them. */
  async parse(text: string): Promise<unknown> {
    try {
      return JSON.parse(text);
    } catch {
      return JSON.parse((await this.judge(text)).formatted ?? "null");
    }
  }

  private async judge(text: string, signal?: AbortSignal): Promise<DraftAnswer> {
    return json(await ask(`${root}/dashboard-drafts?id=${this.id}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: text, signal: signal ?? null,
    }));
  }

  /** Null where the draft has ended. */
  async frame(draft: string, after: number): Promise<{ file?: string | null; frame: Frame | Snapshot } | null> {
    const answer = await fetch(`${root}/dashboard-drafts/${draft}?id=${this.id}&after=${after}`, { cache: "no-store" });
    if (answer.status === 404) return null;
    return json(checked(answer));
  }

  async catalogue(): Promise<Catalogue> {
    const [series, cameras] = await Promise.all([ask(`${root}/dashboard-catalogue`), ask(`${root}/cameras`)]);
    return { ...(await json<Omit<Catalogue, "cameras">>(series)), cameras: await json<Catalogue["cameras"]>(cameras) };
  }

  async tags(measurement: string, field: string): Promise<Tags> {
    const query = new URLSearchParams({ measurement, field });
    return json(await ask(`${root}/dashboard-catalogue/tags?${query}`));
  }

  async dashboards(): Promise<DashboardEntry[]> {
    return json(await ask(`${root}/dashboards`));
  }

  async versions(): Promise<VersionEntry[]> {
    return json(await ask(`${root}/dashboards/${this.id}/versions`));
  }

  async version(number: number): Promise<string> {
    return (await ask(`${root}/dashboards/${this.id}/versions/${number}`)).text();
  }
}

async function ask(url: string, init?: RequestInit): Promise<Response> {
  return checked(await fetch(url, { cache: "no-store", ...init }));
}

function checked(answer: Response): Response {
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer;
}

async function json<T>(answer: Response): Promise<T> {
  return (await answer.json()) as T;
}
