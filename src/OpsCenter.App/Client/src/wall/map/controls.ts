import { element, setClass } from "../dom";
import type { I18n } from "../i18n";
import { within, type Look, type MapView } from "./view";

const most = 12;
const step = 1.6;
const arrowPx = 80;

export interface Steered {
  view(): MapView | undefined;
  home(): MapView | undefined;
  /** The viewer wants to look there. */
  look(look: Look, glide: boolean): void;
  whole(): void;
}

/** Wheel, drag, keys and three buttons. Touch scrolls the page; on a touch screen the buttons do. */
export class MapControls {
  readonly root: HTMLElement;

  constructor(private readonly box: HTMLElement, private readonly map: Steered, i18n: I18n) {
    const button = (text: string, label: string, act: () => void) => {
      const node = element("button", "map-button", text);
      node.type = "button";
      node.setAttribute("aria-label", label);
      node.title = label;
      node.addEventListener("click", act);
      return node;
    };
    this.root = element("div", "map-controls",
      button("+", i18n.t("mapZoomIn"), () => this.zoom(step)),
      button("−", i18n.t("mapZoomOut"), () => this.zoom(1 / step)),
      button("⌂", i18n.t("mapHome"), () => this.map.whole()));
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-description", i18n.t("mapKeys"));
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    box.addEventListener("pointerdown", (event) => this.drag(event));
  }

  /** Whether there is a way back to show. */
  away(on: boolean): void {
    setClass(this.root, "away", on);
  }

  private zoom(factor: number, x?: number, y?: number, glide = true): void {
    const view = this.map.view();
    const home = this.map.home();
    if (!view || !home) return;
    const look = within(view.nearer(factor, x ?? view.width / 2, y ?? view.height / 2), home, most);
    this.map.look(look, glide);
  }

  private key(event: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = { ArrowLeft: [arrowPx, 0], ArrowRight: [-arrowPx, 0], ArrowUp: [0, arrowPx], ArrowDown: [0, -arrowPx] };
    const move = moves[event.key];
    if (move) this.pan(...move);
    else if (event.key === "+" || event.key === "=") this.zoom(step);
    else if (event.key === "-") this.zoom(1 / step);
    else if (event.key === "0") this.map.whole();
    else return;
    event.preventDefault();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const box = this.box.getBoundingClientRect();
    this.zoom(1.0015 ** -event.deltaY, event.clientX - box.left, event.clientY - box.top, false);
  }

  private pan(dx: number, dy: number): void {
    const view = this.map.view();
    const home = this.map.home();
    if (view && home) this.map.look(within(view.moved(dx, dy), home, most), false);
  }

  private drag(event: PointerEvent): void {
    if (event.pointerType === "touch" || event.button !== 0 || (event.target as Element).closest("button, a")) return;
    let [x, y] = [event.clientX, event.clientY];
    const move = (now: PointerEvent) => {
      this.pan(now.clientX - x, now.clientY - y);
      [x, y] = [now.clientX, now.clientY];
    };
    const end = () => {
      this.box.removeEventListener("pointermove", move);
      this.box.removeEventListener("pointerup", end);
      this.box.removeEventListener("pointercancel", end);
    };
    this.box.setPointerCapture(event.pointerId);
    this.box.addEventListener("pointermove", move);
    this.box.addEventListener("pointerup", end);
    this.box.addEventListener("pointercancel", end);
  }
}
