import { element, scale, svg } from "../dom";
import { formatNumber, withUnit } from "../format";
import type { I18n } from "../i18n";
import { severityShape } from "../severity";
import type { Scene } from "./scene";
import { isPlain, type Mark, type SiteCluster } from "./clusters";
import { LandMask } from "./landMask";
import { around, place, stack, type Box } from "./placement";
import type { MapView } from "./view";

const callouts = 6;
/** Design pixels at the top that the note on the schematic takes. */
const noteHeight = 34;
const noteWidth = 260;
/** Design pixels below which a map has no room for the names of areas: they would stand beside it and point nowhere. */
const namedFrom = 260;
const nearCallouts = 3;
/** Design pixels beside the province that make room for a column of callouts. */
const sideRoom = 136;

/** Names, abnormal sites and callouts above the ground: HTML, so that type stays sharp at any size. */
export class MapOverlay {
  readonly element = element("div", "overlay");
  private readonly leaders = svg("svg", { class: "leaders", "aria-hidden": "true" });

  private land: LandMask | undefined;

  constructor(private readonly scene: Scene, private readonly i18n: I18n) {}

  /** The map has another size. */
  resized(): void {
    this.land = undefined;
  }

  draw(view: MapView, clusters: SiteCluster[]): void {
    const u = scale();
    const alarmed = clusters.filter(({ worst }) => worst.state.s > 0);
    const nodes: Node[] = [this.leaders];
    const taken: Box[] = this.scene.schematic ? [{ x: 0, y: 0, w: noteWidth * u, h: noteHeight * u }] : [];
    this.leaders.replaceChildren();
    for (const cluster of clusters) {
      if (cluster.worst.state.s > 0 || isPlain(cluster)) continue;
      nodes.push(cluster.worst.state.st === "live" ? groupMark(cluster) : silentMark(cluster));
      if (cluster.count > 1) taken.push({ x: cluster.worst.x - 12 * u, y: cluster.worst.y - 20 * u, w: 38 * u, h: 32 * u });
    }
    for (const cluster of [...alarmed].reverse()) {
      nodes.push(alarmMark(cluster));
      taken.push({ x: cluster.worst.x - 17 * u, y: cluster.worst.y - 17 * u, w: 34 * u, h: 34 * u });
    }
    this.element.replaceChildren(...nodes);
    taken.push(...this.drawCallouts(view, alarmed.map(({ worst }) => worst), u));
    this.drawNames(view, taken, u);
  }

  /** In columns left and right of the province, each tied to its site; where there is no room beside it, above the site. */
  private drawCallouts(view: MapView, marks: Mark[], u: number): Box[] {
    const shown = marks.slice(0, callouts);
    const xs = this.scene.outline.map((point) => view.at(point)[0]);
    const [west, east] = [Math.min(...xs), Math.max(...xs)];
    if (view.width - east < sideRoom * u || west < sideRoom * u) return this.drawFreeCallouts(view, shown.slice(0, nearCallouts), u);
    const middle = (west + east) / 2;
    const left = shown.filter((mark) => mark.x < middle);
    const right = shown.filter((mark) => mark.x >= middle);
    return [...this.column(view, left, "left", u), ...this.column(view, right, "right", u)];
  }

  private column(view: MapView, marks: Mark[], side: "left" | "right", u: number): Box[] {
    const ordered = [...marks].sort((a, b) => a.y - b.y);
    const boxes = ordered.map((mark) => {
      const box = this.callout(mark);
      box.classList.add(side);
      this.element.append(box);
      return box;
    });
    const tops = stack(boxes.map((box, index) => ({ y: ordered[index]!.y - noteHeight * u, h: box.offsetHeight })), 12 * u, view.height - (44 + noteHeight) * u);
    return boxes.map((box, index) => {
      const mark = ordered[index]!;
      const width = box.offsetWidth;
      const x = side === "left" ? 14 * u : view.width - width - 14 * u;
      const y = tops[index]! + noteHeight * u;
      box.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      const from = side === "left" ? x + width : x;
      const middle = y + box.offsetHeight / 2;
      const elbow = from + (side === "left" ? 22 : -22) * u;
      this.leaders.append(svg("path", { class: `leader s${mark.state.s}`, d: `M${from.toFixed(1)} ${middle.toFixed(1)}H${elbow.toFixed(1)}L${mark.x.toFixed(1)} ${mark.y.toFixed(1)}` }));
      return { x, y, w: width, h: box.offsetHeight };
    });
  }

  /** On open ground near their sites: off the land where there is any other place. */
  private drawFreeCallouts(view: MapView, marks: Mark[], u: number): Box[] {
    this.land ??= new LandMask(this.scene, view, 16 * u);
    const taken: Box[] = marks.map(({ x, y }) => ({ x: x - 20 * u, y: y - 20 * u, w: 40 * u, h: 40 * u }));
    const placed: Box[] = [];
    for (const mark of marks) {
      const node = this.callout(mark);
      this.element.append(node);
      const [w, h] = [node.offsetWidth, node.offsetHeight];
      const spot = this.land.open(mark, w, h, taken, noteHeight * u, view.height - 44 * u);
      if (!spot) {
        node.remove();
        continue;
      }
      node.style.transform = `translate(${spot.x.toFixed(1)}px, ${spot.y.toFixed(1)}px)`;
      const [x, y] = [mark.x < spot.x ? spot.x : Math.min(mark.x, spot.x + w), Math.max(spot.y, Math.min(mark.y, spot.y + h))];
      this.leaders.append(svg("path", { class: `leader s${mark.state.s}`, d: `M${x.toFixed(1)} ${y.toFixed(1)}L${mark.x.toFixed(1)} ${mark.y.toFixed(1)}` }));
      taken.push(spot);
      placed.push(spot);
    }
    return placed;
  }

  private callout({ site, state }: Mark): HTMLElement {
    const { i18n } = this;
    const value = state.v === null || state.v === undefined ? "" : withUnit(formatNumber(state.v, state.decimals ?? 1, i18n.language), state.unit);
    const name = shortName(i18n.pick(site.name));
    const note = i18n.pick(state.note).replace(/\s*\([^)]*\)/g, "");
    const title = note.includes(name) ? note : [name, note].filter(Boolean).join(": ");
    return element("div", `callout s${state.s}`, element("span", "callout-value", value), element("span", "callout-title", title));
  }

  private drawNames(view: MapView, taken: Box[], u: number): void {
    if (Math.min(view.width, view.height) < namedFrom * u) return;
    for (const area of this.scene.areas) {
      const [x, y] = view.of(area.lon, area.lat);
      const label = element("span", "area-name", this.i18n.pick(area.name));
      this.element.append(label);
      const { offsetWidth: w, offsetHeight: h } = label;
      const centred: Box = { x: x - w / 2, y: y - h / 2, w, h };
      const spot = place([centred, ...around(x, y, w, h, 10 * u), ...around(x, y, w, h, 26 * u)], taken, view.width, view.height);
      if (!spot) {
        label.remove();
        continue;
      }
      label.style.transform = `translate(${spot.x.toFixed(1)}px, ${spot.y.toFixed(1)}px)`;
      taken.push(spot);
    }
  }
}

/** "Bến Bình (sông Kinh Thầy)" is "Bến Bình" where room is dear. */
export function shortName(name: string): string {
  return name.replace(/\s*\([^)]*\)\s*$/, "");
}

function alarmMark({ worst, count }: SiteCluster): HTMLElement {
  const mark = element("div", `map-mark s${worst.state.s}`, severityShape(worst.state.s || 4));
  if (worst.state.st !== "live") mark.classList.add("lost");
  if (count > 1) mark.append(element("span", "map-more", String(count)));
  return at(mark, worst);
}

function silentMark({ worst, count }: SiteCluster): HTMLElement {
  const mark = element("div", `map-mark silent ${worst.state.st}`);
  if (count > 1) mark.append(element("span", "map-more", String(count)));
  return at(mark, worst);
}

/** Sites that are all as they should be: how many. */
function groupMark({ worst, count }: SiteCluster): HTMLElement {
  return at(element("div", "map-mark group", element("span", "map-more", String(count))), worst);
}

function at(node: HTMLElement, { x, y }: Mark): HTMLElement {
  node.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
  return node;
}
