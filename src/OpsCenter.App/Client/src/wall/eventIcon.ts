import { svg } from "./dom";

const person = "M10 3.2a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM4.6 17c0-4 2-6.2 5.4-6.2s5.4 2.2 5.4 6.2";
const car = "M3 13.5V10l2-4.2h10L17 10v3.5M3 10h14M3 13.5h14v2.2h-2.6v-2.2M5.6 13.5v2.2H3v-2.2";
const bike = "M4.6 11.4a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4ZM15.4 11.4a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4ZM4.6 14 8 9h5l2.4 5M11 6h3";
const truck = "M2 5h9v9H2zM11 8h4l3 3v3h-7M5 14a1.6 1.6 0 1 1 0 3.2A1.6 1.6 0 0 1 5 14ZM14.6 14a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2Z";
const camera = "M3 6h9v8H3zM12 9l5-2.6v7.2L12 11";
const dot = "M10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z";

const icons: [pattern: RegExp, path: string][] = [
  [/person|people|face/, person],
  [/motor|bicycle|bike/, bike],
  [/truck|bus/, truck],
  [/car|vehicle|plate/, car],
  [/camera/, camera],
];

/** A line drawing of what the event is about. */
export function eventIcon(kind: string): SVGElement {
  const path = icons.find(([pattern]) => pattern.test(kind.replace(/^camera\.(?=.)/, "")))?.[1] ?? (kind.startsWith("camera") ? camera : dot);
  return svg("svg", { viewBox: "0 0 20 20", class: "event-icon", "aria-hidden": "true" }, svg("path", { d: path }));
}
