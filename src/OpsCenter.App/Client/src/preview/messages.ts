import type { Place } from "../editor/document";
import type { Language } from "../wall/i18n";
import type { Frame, Snapshot, Text } from "../wall/protocol";

/** What the editor tells the wall inside it. */
export type ToPreview =
  | { type: "hello"; language: Language; place: Text }
  | { type: "snapshot"; snapshot: Snapshot }
  | { type: "frame"; frame: Frame }
  | { type: "geometry"; rows: number; tiles: (Place & { id: string })[] };

/** What the wall answers: it listens; where its grid lies, in its own pixels. */
export type FromPreview = { type: "ready" } | { type: "grid"; grid: GridBox };

export interface GridBox { left: number; top: number; width: number; height: number; gap: number }
