import { element } from "../wall/dom";
import { field, input, numberOf, select } from "./controls";
import { textOf, withKey, withText, type TargetDoc } from "./document";
import type { EditorTexts } from "./texts";

/** The target of a KPI: number, which side is good, whose target it is. */
export function targetForm(texts: EditorTexts, target: TargetDoc, change: (next: TargetDoc) => void): HTMLElement {
  const set = (key: keyof TargetDoc, value: unknown) => {
    target = withKey(target, key, value);
    change(target);
  };
  const name = (language: "vi" | "en") => field(`${texts.t("targetName")} (${texts.t(language)})`, "", input(textOf(target.name, language), (typed) => {
    const next = withText(target.name, language, typed);
    set("name", textOf(next, "vi") === "" && textOf(next, "en") === "" ? undefined : next);
  }, { maxLength: 200, lang: language }));
  const named = element("div", "pair", name("vi"), name("en"));
  named.dataset["path"] = "target.name";
  return element("div", "query",
    field(texts.t("targetValue"), "", input(String(target.value ?? ""), (typed) => set("value", numberOf(typed)), { inputMode: "decimal" }), "target.value"),
    field(texts.t("direction"), "", select(target.direction ?? "above", [
      { value: "above", label: texts.t("atLeast") }, { value: "below", label: texts.t("atMost") }], (value) => set("direction", value)), "target.direction"),
    named);
}
