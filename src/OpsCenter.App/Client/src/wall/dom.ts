/** Small builders: the wall has no framework, and no markup from text. */

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, className: string, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

export function svg(name: string, attributes: Record<string, string | number>, ...children: Node[]): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/** Writes only what differs: an unchanged text costs no layout. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Times and running figures: each sign in a cell of its own width class, because the typeface has no tabular figures and
 * a clock must not tremble. Only the signs that changed are written.
 */
export function setFigures(node: Element, text: string): void {
  while (node.childNodes.length > text.length) node.lastChild!.remove();
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]!;
    const cell = (node.children[index] as HTMLElement | undefined) ?? node.appendChild(document.createElement("i"));
    if (cell.textContent === sign) continue;
    cell.textContent = sign;
    cell.className = sign >= "0" && sign <= "9" ? "d" : "";
  }
}

export function setClass(node: Element, name: string, on: boolean): void {
  if (node.classList.contains(name) !== on) node.classList.toggle(name, on);
}

export function setData(node: HTMLElement, key: string, value: string): void {
  if (node.dataset[key] !== value) node.dataset[key] = value;
}

const tokens = new Map<string, string>();
let designPixel: number | undefined;

/** CSS pixels of one design pixel: 1 at 1920 × 1080, 2 at 4K. */
export function scale(): number {
  designPixel ??= parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return designPixel;
}

/** Value of a design token. Kept, because asking the style engine at each stroke costs more than the stroke. */
export function token(name: string): string {
  let value = tokens.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    tokens.set(name, value);
  }
  return value;
}

/** After a change of size. */
export function forgetScale(): void {
  designPixel = undefined;
}

/** Makes `children` the node's children, touching only those that are new or moved. */
export function setChildren(node: Element, children: Element[]): void {
  children.forEach((child, index) => {
    if (node.children[index] !== child) node.insertBefore(child, node.children[index] ?? null);
  });
  while (node.children.length > children.length) node.lastElementChild!.remove();
}
