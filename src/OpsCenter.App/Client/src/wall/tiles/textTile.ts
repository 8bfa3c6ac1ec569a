import { element } from "../dom";
import type { TileLayout } from "../protocol";
import { Tile, type TileContext } from "./tile";
import { textBlocks, type TextPart } from "./textBlocks";

/** A text of the dashboard file. */
export class TextTile extends Tile {
  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.body.append(...textBlocks(context.i18n.pick(layout.text)).map((parts) => element("div", "block", ...parts.map(drawn))));
  }

  override update(): void {}
}

function drawn(part: TextPart): HTMLElement {
  if (part.kind === "command") return element("code", "command", part.text);
  if (part.kind === "step") return element("p", "step", element("b", "step-number", part.number), element("span", "", ...inline(part.text)));
  return element("p", "", ...part.lines.flatMap((line, index) => (index === 0 ? inline(line) : [element("br", ""), ...inline(line)])));
}

function inline(line: string): (Node | string)[] {
  return line.split("`").map((part, index) => (index % 2 === 1 ? element("code", "", part) : part));
}
