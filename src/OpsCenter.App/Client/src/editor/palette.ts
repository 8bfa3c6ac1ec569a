import { element, svg } from "../wall/dom";
import { kinds } from "./kinds";
import type { EditorTexts } from "./texts";

/** One button per kind of tile. */
export function palette(texts: EditorTexts, add: (kind: string) => void): HTMLElement {
  const root = element("nav", "palette", element("h2", "", texts.t("palette")), ...Object.entries(kinds).map(([kind, info]) => {
    const node = element("button", "", svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: info.icon })), element("span", "", texts.pick(info.name)));
    node.type = "button";
    node.title = texts.pick(info.what);
    node.dataset["kind"] = kind;
    node.addEventListener("click", () => add(kind));
    return node;
  }));
  root.setAttribute("aria-label", texts.t("palette"));
  return root;
}
