import type { Severity, SiteLayout } from "../protocol";
import type { MapView } from "./view";

/** What the ground draws that can change. */
export interface GroundState {
  areas: Map<string, Severity>;
  /** Sites in their normal state: the abnormal ones are markers above the ground. */
  normal: SiteLayout[];
}

/** The still part of the map: MapLibre where there is WebGL, SVG where not. */
export interface Ground {
  readonly element: HTMLElement;
  show(view: MapView): void;
  state(state: GroundState): void;
  dispose(): void;
}
