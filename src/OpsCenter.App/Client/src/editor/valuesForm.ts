import { element } from "../wall/dom";
import { field, select } from "./controls";
import { withKey, type QueryDoc } from "./document";
import { aggregate, fieldLabel, type QueryContext } from "./queryForm";

type Values = Record<string, QueryDoc>;

/** Of a map: which figure stands beside the sites of each kind. */
export function valuesForm({ texts, catalogue }: QueryContext, values: Values, change: (values: Values | undefined, rebuild: boolean) => void): HTMLElement {
  const kinds = [...new Set([...catalogue.sites.map((site) => site.kind), ...Object.keys(values)])].sort();
  const choices = catalogue.fields.map((one) => ({ value: `${one.measurement} ${one.field}`, label: `${one.measurement}: ${fieldLabel(one, texts)}` }));
  const put = (kind: string, query: QueryDoc | undefined, rebuild: boolean) => {
    const next = withKey(values, kind, query);
    change(Object.keys(next).length > 0 ? next : undefined, rebuild);
  };
  return element("div", "values", ...kinds.map((kind) => {
    const query = values[kind];
    const chosen = query ? `${query.measurement} ${query.field}` : "";
    const what = select(chosen, [{ value: "", label: texts.t("none") }, ...choices], (value) => {
      const [measurement, name] = value.split(" ") as [string, string];
      put(kind, value ? { ...query, measurement, field: name } : undefined, true);
    });
    const row = element("div", "", field(texts.t("siteKind", kind), "", what, `values.${kind}`));
    if (query) {
      const how = aggregate(texts, query.across ?? "last", (value) => put(kind, withKey(query, "across", value === "last" ? undefined : value), false));
      row.append(field(texts.t("across"), "", how, `values.${kind}.across`));
    }
    return row;
  }));
}
