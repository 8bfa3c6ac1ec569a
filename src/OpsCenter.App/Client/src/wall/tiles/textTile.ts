import { element } from "../dom";
import type { TileLayout } from "../protocol";
import { Tile, type TileContext } from "./tile";

/** A text of the dashboard file: blank lines part paragraphs, lines that begin with "$ " are commands, backticks are code. */
export class TextTile extends Tile {
  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.body.append(...blocks(context.i18n.pick(layout.text)));
  }

  override update(): void {}
}

/** A command stands with the line before it. */
function blocks(text: string): HTMLElement[] {
  const result: HTMLElement[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const step = /^(\d+)\. (.*)$/.exec(line);
    if (line.startsWith("$ ") && result.length > 0) result.at(-1)!.append(element("code", "command", line.slice(2)));
    else if (step) result.push(element("div", "block", element("p", "step", element("b", "step-number", step[1]!), element("span", "", ...inline(step[2]!)))));
    else result.push(element("div", "block", element("p", "", ...inline(line))));
  }
  return result;
}

function inline(line: string): (Node | string)[] {
  return line.split("`").map((part, index) => (index % 2 === 1 ? element("code", "", part) : part));
}
