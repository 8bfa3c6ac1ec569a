import { element } from "../wall/dom";
import type { Catalogue, FieldEntry, Tags } from "./api";
import { field, group, select, type Choice } from "./controls";
import { withKey, type QueryDoc } from "./document";
import type { EditorTexts } from "./texts";

const aggregates = ["last", "mean", "max", "min", "sum", "count"] as const;

export interface QueryContext {
  texts: EditorTexts;
  catalogue: Catalogue;
  variables: string[];
  tags(measurement: string, field: string): Promise<Tags>;
}

/** A query made by choosing: measurement, field, then tags with the values there are. */
export function queryForm(context: QueryContext, query: QueryDoc, ofTrend: boolean, change: (query: QueryDoc, rebuild: boolean) => void): HTMLElement {
  const { texts, catalogue } = context;
  const measurements = [...new Set(catalogue.fields.map((one) => one.measurement))];
  const fields = catalogue.fields.filter((one) => one.measurement === query.measurement);
  const known = fields.find((one) => one.field === query.field);
  const count = known?.series ? texts.t("seriesCount", known.series) : texts.t("seriesNone");
  const tags = element("div", "tags");
  const root = element("div", "query",
    field(texts.t("measurement"), texts.t("measurementHelp"), select(query.measurement, [empty(texts, query.measurement), ...measurements.map(plain)], (value) => {
      const first = catalogue.fields.find((one) => one.measurement === value);
      change({ ...begin(query), measurement: value, field: first?.field ?? "" }, true);
    }), "query.measurement"),
    field(texts.t("field"), `${texts.t("fieldHelp")} ${query.measurement ? count : ""}`, select(query.field, [empty(texts, query.field), ...fields.map((one) => fieldChoice(one, texts))],
      (value) => change({ ...query, field: value }, true)), "query.field"),
    tags,
    field(texts.t("across"), texts.t("acrossHelp"), aggregate(texts, query.across ?? "last", (value) => change(withKey(query, "across", value === "last" ? undefined : value), false)), "query.across"),
    ...(ofTrend ? [field(texts.t("aggregate"), texts.t("aggregateHelp"),
      aggregate(texts, query.aggregate ?? "mean", (value) => change(withKey(query, "aggregate", value === "mean" ? undefined : value), false)), "query.aggregate")] : []));
  if (query.measurement && query.field) {
    void context.tags(query.measurement, query.field).then((present) => tags.replaceChildren(tagRows(context, query, present, change)), () => undefined);
  }
  return root;
}

/** What stays of a query when its measurement changes: how it is gathered, not whose tags it had. */
function begin(query: QueryDoc): QueryDoc {
  return withKey(query, "tags", undefined);
}

function tagRows({ texts, catalogue, variables }: QueryContext, query: QueryDoc, present: Tags, change: (query: QueryDoc, rebuild: boolean) => void): HTMLElement {
  const chosen = query.tags ?? {};
  const names = [...new Set([...Object.keys(present.tags), ...Object.keys(chosen)])];
  const set = (name: string, value: string) => {
    const next = withKey(chosen, name, value === "" ? undefined : value);
    change(withKey(query, "tags", Object.keys(next).length > 0 ? next : undefined), true);
  };
  const rows = names.map((name) => {
    const values = present.tags[name] ?? [];
    const choices: Choice[] = [
      { value: "", label: texts.t("any") },
      ...variables.map((variable) => ({ value: `$${variable}`, label: texts.t("variable", `$${variable}`) })),
      ...values.map((value) => ({ value, label: valueLabel(name, value, catalogue, texts) })),
    ];
    return field(name, "", select(chosen[name] ?? "", choices, (value) => set(name, value)), `query.tags.${name}`);
  });
  return rows.length === 0 ? element("span", "hidden") : group(texts.t("tags"), texts.t("tagsHelp"), ...rows);
}

/** `ben-binh` is a site to everybody but the file. */
function valueLabel(tag: string, value: string, catalogue: Catalogue, texts: EditorTexts): string {
  const place = tag === "site" ? catalogue.sites.find((site) => site.id === value) : tag === "area" ? catalogue.areas.find((area) => area.id === value) : undefined;
  return place ? `${texts.pick(place.name)} (${value})` : value;
}

export function fieldLabel(one: FieldEntry, texts: EditorTexts): string {
  const name = texts.pick(one.name);
  const unit = one.unit ? ` [${one.unit}]` : "";
  return name ? `${name}${unit} (${one.field})` : `${one.field}${unit}`;
}

export function aggregate(texts: EditorTexts, value: string, onChange: (value: string) => void): HTMLSelectElement {
  return select(value, aggregates.map((name) => ({ value: name, label: texts.t(`agg_${name}`) })), onChange);
}

function fieldChoice(one: FieldEntry, texts: EditorTexts): Choice {
  return { value: one.field, label: fieldLabel(one, texts) };
}

function plain(value: string): Choice {
  return { value, label: value };
}

function empty(texts: EditorTexts, current: string): Choice {
  return { value: "", label: current ? texts.t("none") : texts.t("choose") };
}
