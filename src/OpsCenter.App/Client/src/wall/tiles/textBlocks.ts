export type TextPart =
  | { kind: "lines"; lines: string[] }
  | { kind: "step"; number: string; text: string }
  | { kind: "command"; text: string };

/**
 * Blank lines part blocks, a line break stays a line break, "1. " begins a step, "$ " is a command that stands with what is before it.
 */
export function textBlocks(text: string): TextPart[][] {
  const blocks: TextPart[][] = [];
  let open = false;
  for (const line of text.split("\n")) {
    const step = /^(\d+)\. (.*)$/.exec(line);
    const last = blocks.at(-1);
    if (line.trim() === "") open = false;
    else if (line.startsWith("$ ") && last) last.push({ kind: "command", text: line.slice(2) });
    else if (step) {
      blocks.push([{ kind: "step", number: step[1]!, text: step[2]! }]);
      open = false;
    } else {
      const end = last?.at(-1);
      if (open && end?.kind === "lines") end.lines.push(line);
      else blocks.push([{ kind: "lines", lines: [line] }]);
      open = true;
    }
  }
  return blocks;
}
