import { element } from "../wall/dom";
import { area } from "./controls";
import { isDashboard, type DashboardDoc } from "./document";
import type { EditorTexts } from "./texts";

/** The whole dashboard as text, both ways. */
export class JsonView {
  readonly root: HTMLElement;
  private readonly text: HTMLTextAreaElement;
  private readonly wrong = element("p", "wrong");

  constructor(private readonly texts: EditorTexts, private readonly change: (doc: DashboardDoc) => void) {
    this.text = area("", (typed) => this.onInput(typed), 30);
    this.text.className = "json";
    this.text.spellcheck = false;
    this.text.setAttribute("aria-label", texts.t("jsonLabel"));
    this.wrong.setAttribute("aria-live", "polite");
    this.root = element("div", "form", element("p", "hint", texts.t("jsonHelp")), this.wrong, this.text);
  }

  /** Not while somebody writes in it: his half-typed text is newer. */
  show(formatted: string): void {
    if (document.activeElement === this.text) return;
    this.wrong.textContent = "";
    if (this.text.value !== formatted) this.text.value = formatted;
  }

  private onInput(typed: string): void {
    try {
      const doc: unknown = JSON.parse(typed);
      this.wrong.textContent = isDashboard(doc) ? "" : this.texts.t("jsonShape");
      if (isDashboard(doc)) this.change(doc);
    } catch (problem) {
      this.wrong.textContent = this.texts.t("jsonWrong", problem instanceof Error ? problem.message : String(problem));
    }
  }
}
