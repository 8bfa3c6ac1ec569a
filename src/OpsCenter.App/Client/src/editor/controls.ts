import { element } from "../wall/dom";

let next = 0;

/** A labelled control with its explanation and a place for what is wrong with it. */
export function field(label: string, help: string, control: HTMLElement, path?: string): HTMLElement {
  const id = control.id || `f${++next}`;
  control.id = id;
  const caption = element("label", "", label);
  caption.htmlFor = id;
  const hint = element("small", "", help);
  hint.id = `${id}-help`;
  control.setAttribute("aria-describedby", hint.id);
  const wrong = element("p", "wrong");
  wrong.setAttribute("aria-live", "polite");
  const root = element("div", "field", caption, control, ...(help ? [hint] : []), wrong);
  if (path !== undefined) root.dataset["path"] = path;
  return root;
}

/** Several controls under one heading. */
export function group(legend: string, help: string, ...children: HTMLElement[]): HTMLElement {
  const caption = element("legend", "", legend);
  const wrong = element("p", "wrong");
  wrong.setAttribute("aria-live", "polite");
  return element("fieldset", "group", caption, ...children, ...(help ? [element("small", "", help)] : []), wrong);
}

export function input(value: string, onInput: (value: string) => void, more: Partial<HTMLInputElement> = {}): HTMLInputElement {
  const node = element("input", "");
  node.type = "text";
  node.autocomplete = "off";
  Object.assign(node, more);
  node.value = value;
  node.addEventListener("input", () => onInput(node.value));
  return node;
}

export function area(value: string, onInput: (value: string) => void, rows: number): HTMLTextAreaElement {
  const node = element("textarea", "");
  node.rows = rows;
  node.value = value;
  node.addEventListener("input", () => onInput(node.value));
  return node;
}

export interface Choice { value: string; label: string }

/** A choice; a value that is not offered is offered nevertheless, because the file has it. */
export function select(value: string, choices: Choice[], onChange: (value: string) => void): HTMLSelectElement {
  const node = element("select", "");
  const all = choices.some((choice) => choice.value === value) ? choices : [{ value, label: value }, ...choices];
  for (const choice of all) {
    const option = element("option", "", choice.label);
    option.value = choice.value;
    node.append(option);
  }
  node.value = value;
  node.addEventListener("change", () => onChange(node.value));
  return node;
}

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const node = element("button", className, label);
  node.type = "button";
  node.addEventListener("click", onClick);
  return node;
}

/** The number typed, nothing for an empty control, and what is no number as it is, so that the server can say so. */
export function numberOf(typed: string): number | string | undefined {
  const text = typed.trim().replace(",", ".");
  if (text === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : typed;
}
