import { element, setClass } from "../wall/dom";

export interface Tab { name: string; label: string; panel: HTMLElement; onOpen?(): void }

/** Tabs as the pattern has them: arrows walk, one panel is there. */
export class Tabs {
  readonly root: HTMLElement;
  private readonly buttons: HTMLButtonElement[];
  private current = "";

  constructor(private readonly tabs: Tab[]) {
    this.buttons = tabs.map((tab, index) => {
      const node = element("button", "tab", tab.label);
      node.type = "button";
      node.id = `tab-${tab.name}`;
      node.setAttribute("role", "tab");
      node.setAttribute("aria-controls", `panel-${tab.name}`);
      node.addEventListener("click", () => this.open(tab.name));
      node.addEventListener("keydown", (event) => {
        const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (step === 0) return;
        const next = tabs[(index + step + tabs.length) % tabs.length]!;
        this.open(next.name);
        document.getElementById(`tab-${next.name}`)?.focus();
      });
      tab.panel.id = `panel-${tab.name}`;
      tab.panel.setAttribute("role", "tabpanel");
      tab.panel.setAttribute("aria-labelledby", node.id);
      tab.panel.tabIndex = 0;
      return node;
    });
    const list = element("div", "tabs", ...this.buttons);
    list.setAttribute("role", "tablist");
    this.root = element("aside", "side", list, ...tabs.map((tab) => tab.panel));
  }

  get opened(): string {
    return this.current;
  }

  open(name: string): void {
    const changed = this.current !== name;
    this.current = name;
    this.tabs.forEach((tab, index) => {
      const on = tab.name === name;
      setClass(tab.panel, "hidden", !on);
      this.buttons[index]!.setAttribute("aria-selected", String(on));
      this.buttons[index]!.tabIndex = on ? 0 : -1;
      if (on && changed) tab.onOpen?.();
    });
  }
}
