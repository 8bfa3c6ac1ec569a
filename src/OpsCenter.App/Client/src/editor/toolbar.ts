import { element, setClass, setText } from "../wall/dom";
import type { Language } from "../wall/i18n";
import { button, input, select } from "./controls";
import type { EditorTexts } from "./texts";

export interface ToolbarEvents { undo(): void; redo(): void; save(): void; speak(language: Language): void }

export interface ToolbarState { title: string; dirty: boolean; saving: boolean; canUndo: boolean; canRedo: boolean; canSave: boolean }

/** Name, state, undo, note, save. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly title = element("h1", "");
  private readonly state = element("span", "chip");
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly save: HTMLButtonElement;
  private readonly noteInput: HTMLInputElement;

  constructor(private readonly texts: EditorTexts, id: string, events: ToolbarEvents) {
    this.undo = button("↶", "btn", () => events.undo());
    this.undo.title = this.undo.ariaLabel = texts.t("undo");
    this.redo = button("↷", "btn", () => events.redo());
    this.redo.title = this.redo.ariaLabel = texts.t("redo");
    this.save = button(texts.t("save"), "btn primary", () => events.save());
    this.noteInput = input("", () => undefined, { maxLength: 200, placeholder: texts.t("note"), ariaLabel: texts.t("note") });
    this.noteInput.className = "note";
    const back = element("a", "back", `‹ ${texts.t("back")}`);
    back.href = "/console/dashboards";
    const wall = element("a", "btn", `${texts.t("wall")} ↗`);
    Object.assign(wall, { href: `/wall/${encodeURIComponent(id)}`, target: "_blank", rel: "noopener" });
    const language = select(texts.language, [{ value: "vi", label: "VI" }, { value: "en", label: "EN" }], (value) => events.speak(value === "en" ? "en" : "vi"));
    language.title = language.ariaLabel = texts.t("preview");
    this.state.setAttribute("role", "status");
    this.root = element("header", "toolbar", back, this.title, element("code", "", id), this.state,
      element("span", "spring"), this.undo, this.redo, language, wall, this.noteInput, this.save);
  }

  get note(): string {
    return this.noteInput.value.trim();
  }

  show(state: ToolbarState): void {
    setText(this.title, state.title);
    setText(this.state, this.texts.t(state.dirty ? "dirty" : "clean"));
    setClass(this.state, "warn", state.dirty);
    this.undo.disabled = !state.canUndo;
    this.redo.disabled = !state.canRedo;
    this.save.disabled = !state.canSave || state.saving;
    setText(this.save, this.texts.t(state.saving ? "saving" : "save"));
  }

  saved(): void {
    this.noteInput.value = "";
  }
}
