import { element } from "../wall/dom";
import { field, input, select, type Choice } from "./controls";
import { withKey } from "./document";
import type { QueryContext } from "./queryForm";

/** Tags that every pack uses, in this order; others a file has can be changed, not added. */
const usual = ["site", "area", "pack", "device"];

/** Which series a table shows: a value for each tag that matters. */
export function selectForm(context: QueryContext, chosen: Record<string, string>, change: (next: Record<string, string> | undefined, rebuild: boolean) => void): HTMLElement {
  const names = [...usual, ...Object.keys(chosen).filter((name) => !usual.includes(name))];
  const set = (name: string, value: string, rebuild: boolean) => {
    chosen = withKey(chosen, name, value === "" ? undefined : value);
    change(Object.keys(chosen).length > 0 ? chosen : undefined, rebuild);
  };
  return element("div", "tags", ...names.map((name) => {
    const values = valuesOf(name, context);
    const control = values
      ? select(chosen[name] ?? "", [...general(context), ...values], (value) => set(name, value, true))
      : input(chosen[name] ?? "", (typed) => set(name, typed.trim(), false), { maxLength: 64, spellcheck: false });
    return field(name, "", control, `select.${name}`);
  }));
}

/** Choices of one tag; undefined where anything can be typed. */
function valuesOf(name: string, { catalogue, texts }: QueryContext): Choice[] | undefined {
  const place = (one: { id: string; name: { vi: string; en: string } }) => ({ value: one.id, label: `${texts.pick(one.name)} (${one.id})` });
  if (name === "site") return catalogue.sites.map(place);
  if (name === "area") return catalogue.areas.map(place);
  if (name === "pack") return [...new Set(catalogue.sites.map((site) => site.pack))].sort().map((pack) => ({ value: pack, label: pack }));
  return undefined;
}

function general({ texts, variables }: QueryContext): Choice[] {
  return [
    { value: "", label: texts.t("anyTag") }, { value: "*", label: texts.t("present") },
    ...variables.map((variable) => ({ value: `$${variable}`, label: texts.t("variable", `$${variable}`) })),
  ];
}
