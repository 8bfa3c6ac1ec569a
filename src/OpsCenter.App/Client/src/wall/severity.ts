import { svg } from "./dom";
import type { Severity } from "./protocol";

const outlines: Record<1 | 2 | 3 | 4, [name: string, attributes: Record<string, string | number>, textY: number]> = {
  1: ["path", { d: "M15 1 29 15 15 29 1 15Z" }, 20.2],
  2: ["path", { d: "M15 2.5 29 27.5H1Z" }, 24.4],
  3: ["rect", { x: 3.5, y: 3.5, width: 23, height: 23, rx: 2 }, 20.2],
  4: ["circle", { cx: 15, cy: 15, r: 12 }, 20.2],
};

/** ◆ 1, ▲ 2, ■ 3, ● 4: shape, number and colour together, so that none has to be told alone. */
export function severityShape(severity: Exclude<Severity, 0>, label?: string): SVGElement {
  const [name, attributes, textY] = outlines[severity];
  const digit = svg("text", { x: 15, y: textY });
  digit.textContent = String(severity);
  const shape = svg("svg", { viewBox: "0 0 30 30", class: `shape s${severity}` }, svg(name, attributes), digit);
  if (label) {
    shape.setAttribute("role", "img");
    shape.setAttribute("aria-label", label);
  } else {
    shape.setAttribute("aria-hidden", "true");
  }
  return shape;
}

/** The worse of two: 1 is the worst, 0 is none. */
export function worse(a: Severity, b: Severity): Severity {
  if (a === 0) return b;
  if (b === 0) return a;
  return a < b ? a : b;
}
