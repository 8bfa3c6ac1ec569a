import { element } from "../wall/dom";
import type { Text } from "../wall/protocol";
import type { DashboardEntry } from "./api";
import { area, button, field, group, input, numberOf, select } from "./controls";
import { textOf, withKey, withText, type QueryDoc, type TargetDoc, type TextValue, type TileDoc } from "./document";
import { fieldInfos, type FieldName } from "./fields";
import { beginningOf } from "./beginning";
import { kindOf, kinds } from "./kinds";
import { said, type Problem } from "./problems";
import { queryForm, type QueryContext } from "./queryForm";
import { selectForm } from "./selectForm";
import { targetForm } from "./targetForm";
import { valuesForm } from "./valuesForm";

export interface TileFormContext extends QueryContext {
  dashboards: DashboardEntry[];
  change(tile: TileDoc, key: string): void;
  renamed(from: string, to: string): void;
  duplicate(): void;
  remove(): void;
}

const whole = ["x", "y", "w", "h"] as const;
/** Their readings over time become one figure a window. */
const overTime = ["trend", "heat", "kpi"];

/** The form of one tile, made of what its kind's entry names. */
export class TileForm {
  readonly root = element("div", "form");
  private tile: TileDoc | undefined;
  private problems: Problem[] = [];

  constructor(private readonly context: () => TileFormContext) {}

  show(tile: TileDoc | undefined): void {
    this.tile = tile;
    this.build();
  }

  /** The place changes under the pointer while the rest stays as it is. */
  placed(tile: TileDoc): void {
    this.tile = tile;
    for (const key of whole) {
      const node = this.root.querySelector<HTMLInputElement>(`[data-path="${key}"] input`);
      if (node && document.activeElement !== node) node.value = String(tile[key]);
    }
  }

  judge(problems: Problem[]): void {
    this.problems = problems;
    for (const node of this.root.querySelectorAll<HTMLElement>(".wrong")) node.textContent = "";
    for (const node of this.root.querySelectorAll("[aria-invalid]")) node.removeAttribute("aria-invalid");
    const { language } = this.context().texts;
    for (const { path, problem, remedy } of problems) {
      const home = this.home(path);
      const wrong = home?.querySelector<HTMLElement>(":scope > .wrong");
      if (!wrong) continue;
      const words = `${said(problem, language)}. ${said(remedy, language)}`;
      wrong.textContent = wrong.textContent ? `${wrong.textContent} ${words}` : words;
      home?.querySelector(":scope > input, :scope > select, :scope > textarea")?.setAttribute("aria-invalid", "true");
    }
  }

  focus(): void {
    this.root.querySelector<HTMLInputElement>('[data-path="title"] input')?.focus();
  }

  /** The control of a path, or of the nearest path around it. */
  private home(path: string): HTMLElement | null {
    for (let key = path; key; key = key.includes(".") ? key.slice(0, key.lastIndexOf(".")) : "") {
      const found = this.root.querySelector<HTMLElement>(`[data-path="${CSS.escape(key)}"]`);
      if (found) return found;
    }
    return this.root.querySelector<HTMLElement>('[data-path=""]');
  }

  private build(): void {
    const { tile } = this;
    const { texts, duplicate, remove } = this.context();
    if (!tile) {
      this.root.replaceChildren(element("p", "empty", texts.t("noTile")));
      return;
    }
    const general = element("div", "field");
    general.dataset["path"] = "";
    general.append(element("p", "wrong"));
    this.root.replaceChildren(
      element("div", "form-actions", button(texts.t("duplicate"), "btn", duplicate), button(texts.t("remove"), "btn danger", remove)),
      general,
      this.texts("title", texts.t("title"), texts.t("titleHelp")),
      field(texts.t("kind"), `${texts.pick(kindOf(tile.kind).what)}. ${texts.t("kindHelp")}`,
        select(tile.kind, Object.entries(kinds).map(([value, info]) => ({ value, label: texts.pick(info.name) })), (kind) => this.change(asKind(this.tile!, kind, this.context()), "kind", true)), "kind"),
      ...kindOf(tile.kind).fields.map((name) => this.control(name)),
      this.place(tile),
      field(texts.t("tileId"), texts.t("tileIdHelp"), this.id(tile), "id"));
    this.judge(this.problems);
  }

  private control(name: FieldName): HTMLElement {
    const tile = this.tile!;
    const info = fieldInfos[name];
    const context = this.context();
    const { texts } = context;
    const [label, help, value] = [texts.pick(info.label), texts.pick(info.help), tile[name]];
    const set = (next: unknown) => this.change(withKey(this.tile!, name, next), name);
    switch (info.control) {
      case "texts": return this.texts(name as "subtitle", label, help);
      case "long": return this.long(name, label, help);
      case "query": return this.boxed(name, label, help, queryForm(context, (value as QueryDoc) ?? { measurement: "", field: "" }, overTime.includes(tile.kind),
        (query, rebuild) => this.change(withKey(this.tile!, name, query), name, rebuild)));
      case "values": return this.boxed(name, label, help, valuesForm(context, (value as Record<string, QueryDoc>) ?? {},
        (values, rebuild) => this.change(withKey(this.tile!, name, values), name, rebuild)));
      case "select": return this.boxed(name, label, help, selectForm(context, (value as Record<string, string>) ?? {},
        (chosen, rebuild) => this.change(withKey(this.tile!, name, chosen), name, rebuild)));
      case "target": return this.boxed(name, label, help, targetForm(texts, (value as TargetDoc) ?? {}, set));
      case "choice": return field(label, help, select(String(value ?? ""), (info.choices ?? []).map((one) => ({ value: one.value, label: texts.pick(one.label) })),
        (next) => set(next || undefined)), name);
      case "site": return field(label, help, this.places(value, context.catalogue.sites, texts.t("all"), set), name);
      case "camera": return field(label, help, this.places(value, context.catalogue.cameras, texts.t("choose"), set), name);
      case "dashboard": return field(label, help, select(String(value ?? ""), [{ value: "", label: texts.t("none") },
        ...context.dashboards.map((one) => ({ value: one.id, label: texts.pick(one.title) || one.id }))], (next) => set(next || undefined)), name);
      case "pack": return field(label, help, select(String(value ?? ""), [{ value: "", label: texts.t("all") },
        ...[...new Set(context.catalogue.sites.map((site) => site.pack))].sort().map((pack) => ({ value: pack, label: pack }))], (next) => set(next || undefined)), name);
      case "length": return field(label, help, this.listed(name, info.lengths ?? [], String(value ?? ""), (next) => set(next || undefined)), name);
      case "word": return field(label, help, input(String(value ?? ""), (next) => set(next === "" ? undefined : next), { maxLength: 64 }), name);
      case "number":
      case "whole": return field(label, help, input(String(value ?? ""), (next) => set(numberOf(next)), { inputMode: "decimal" }), name);
    }
  }

  private boxed(path: string, label: string, help: string, ...children: HTMLElement[]): HTMLElement {
    const box = group(label, help, ...children);
    box.dataset["path"] = path;
    return box;
  }

  private texts(name: "title" | "subtitle", label: string, help: string): HTMLElement {
    const { texts } = this.context();
    const value = this.tile![name] as TextValue | undefined;
    const one = (language: "vi" | "en") => {
      const node = input(textOf(value, language), (typed) => {
        const next = withText(this.tile![name] as TextValue | undefined, language, typed);
        const none = name !== "title" && textOf(next, "vi") === "" && textOf(next, "en") === "";
        this.change(withKey(this.tile!, name, none ? undefined : next), `${name}.${language}`);
      }, { maxLength: 200, lang: language });
      return field(texts.t(language), "", node);
    };
    return this.boxed(name, label, help, element("div", "pair", one("vi"), one("en")));
  }

  private long(name: FieldName, label: string, help: string): HTMLElement {
    const { texts } = this.context();
    const one = (language: "vi" | "en") => field(texts.t(language), "", area(textOf(this.tile![name] as TextValue, language),
      (typed) => this.change(withKey(this.tile!, name, withText(this.tile![name] as TextValue, language, typed)), `${name}.${language}`), 6));
    return this.boxed(name, label, help, one("vi"), one("en"));
  }

  /** One of the places or cameras there are, or a variable. */
  private places(value: unknown, places: { id: string; name: Text }[], none: string, set: (next: unknown) => void): HTMLElement {
    const { texts, variables } = this.context();
    return select(String(value ?? ""), [
      { value: "", label: none },
      ...variables.map((variable) => ({ value: `$${variable}`, label: texts.t("variable", `$${variable}`) })),
      ...places.map((place) => ({ value: place.id, label: `${texts.pick(place.name)} (${place.id})` }))], (next) => set(next || undefined));
  }

  private listed(name: FieldName, lengths: string[], value: string, onInput: (value: string) => void): HTMLElement {
    const node = input(value, onInput, { maxLength: 8 });
    const id = `lengths-${name}`;
    node.setAttribute("list", id);
    if (!document.getElementById(id)) {
      const list = element("datalist", "", ...lengths.map((length) => {
        const option = element("option", "");
        option.value = length;
        return option;
      }));
      list.id = id;
      document.body.append(list);
    }
    return node;
  }

  private place(tile: TileDoc): HTMLElement {
    const { texts } = this.context();
    const labels = { x: texts.t("column"), y: texts.t("row"), w: texts.t("width"), h: texts.t("height") };
    const box = group(texts.t("place"), texts.t("placeHelp"), element("div", "quad", ...whole.map((key) =>
      field(labels[key], "", input(String(tile[key]), (typed) => {
        const value = Number(typed);
        if (typed.trim() !== "" && Number.isInteger(value) && Math.abs(value) <= 100) this.change({ ...this.tile!, [key]: value }, key);
      }, { type: "number", min: key === "w" || key === "h" ? "1" : "0", max: "100" }), key))));
    return box;
  }

  private id(tile: TileDoc): HTMLInputElement {
    return input(tile.id, () => undefined, {
      maxLength: 64, spellcheck: false,
      onchange: (event) => {
        const to = (event.target as HTMLInputElement).value.trim();
        if (to && to !== this.tile!.id) this.context().renamed(this.tile!.id, to);
      },
    });
  }

  private change(tile: TileDoc, key: string, rebuild = false): void {
    this.tile = tile;
    this.context().change(tile, `${tile.id}.${key}`);
    if (!rebuild) return;
    const path = (document.activeElement?.closest("[data-path]") as HTMLElement | null)?.dataset["path"];
    this.build();
    if (path) this.root.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"] :is(select, input)`)?.focus();
  }
}

/** What the new kind needs and the tile lacks is begun; what the tile has stays, so that going back loses nothing. */
function asKind(tile: TileDoc, kind: string, context: TileFormContext): TileDoc {
  let next: TileDoc = { ...tile, kind };
  for (const [key, value] of Object.entries(beginningOf(kind, context.catalogue, context.variables))) if (next[key] === undefined) next = withKey(next, key, value);
  return next;
}
