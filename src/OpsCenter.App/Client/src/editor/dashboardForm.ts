import { element } from "../wall/dom";
import type { Catalogue } from "./api";
import { button, field, group, input } from "./controls";
import { textOf, withKey, withText, type DashboardDoc } from "./document";
import { said, type Problem } from "./problems";
import type { EditorTexts } from "./texts";

export interface DashboardFormContext {
  texts: EditorTexts;
  catalogue: Catalogue;
  doc(): DashboardDoc;
  change(doc: DashboardDoc, key: string): void;
}

/** Title, rows and variables of the dashboard. */
export class DashboardForm {
  readonly root = element("div", "form");
  private problems: Problem[] = [];

  constructor(private readonly context: () => DashboardFormContext) {}

  build(): void {
    const { texts, doc, change } = this.context();
    const title = (language: "vi" | "en") => field(texts.t(language), "", input(textOf(doc().title, language),
      (typed) => change({ ...doc(), title: withText(doc().title, language, typed) }, `title.${language}`), { maxLength: 200, lang: language }));
    const named = group(texts.t("title"), texts.t("dashboardTitleHelp"), element("div", "pair", title("vi"), title("en")));
    named.dataset["path"] = "title";
    this.root.replaceChildren(named,
      field(texts.t("rows"), texts.t("rowsHelp"), input(String(doc().rows), (typed) => {
        const rows = Number(typed);
        if (Number.isInteger(rows) && rows >= 1 && rows <= 100) change({ ...doc(), rows }, "rows");
      }, { type: "number", min: "1", max: "100" }), "rows"),
      this.variables());
    this.judge(this.problems);
  }

  judge(problems: Problem[]): void {
    this.problems = problems;
    const { language } = this.context().texts;
    for (const node of this.root.querySelectorAll<HTMLElement>("[data-path]")) {
      const path = node.dataset["path"]!;
      const wrong = node.querySelector<HTMLElement>(":scope > .wrong");
      if (!wrong) continue;
      wrong.textContent = problems
        .filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
        .map(({ problem, remedy }) => `${said(problem, language)}. ${said(remedy, language)}`).join(" ");
    }
  }

  private variables(): HTMLElement {
    const { texts, doc, change, catalogue } = this.context();
    const list = element("datalist", "", ...[...catalogue.sites, ...catalogue.areas].map((place) => {
      const option = element("option", "", texts.pick(place.name));
      option.value = place.id;
      return option;
    }));
    list.id = "places";
    const put = (entries: [string, string][], key: string, rebuild: boolean) => {
      change(withKey(doc(), "variables", entries.length > 0 ? Object.fromEntries(entries) : undefined), key);
      if (rebuild) this.build();
    };
    const entries = Object.entries(doc().variables ?? {});
    const rows = entries.map(([name, value], index) => {
      const was = () => Object.entries(doc().variables ?? {});
      const replaced = (entry: [string, string]) => was().map((one, at): [string, string] => (at === index ? entry : one));
      const key = input(name, () => undefined, { maxLength: 32, spellcheck: false, pattern: "[A-Za-z][A-Za-z0-9_]*" });
      key.addEventListener("change", () => {
        const next = key.value.trim();
        if (/^[A-Za-z][A-Za-z0-9_]*$/.test(next) && !was().some(([other], at) => at !== index && other === next)) put(replaced([next, was()[index]?.[1] ?? value]), "variables", true);
        else key.value = name;
      });
      const first = input(value, (typed) => put(replaced([name, typed]), `variables.${name}`, false), { maxLength: 64 });
      first.setAttribute("list", "places");
      return element("div", "variable", field(texts.t("variableName"), "", key), field(texts.t("variableDefault"), "", first),
        Object.assign(button("×", "btn", () => put(was().filter((_, at) => at !== index), "variables", true)), { ariaLabel: texts.t("removeVariable", name) }));
    });
    const add = button(texts.t("addVariable"), "btn", () => {
      // What was typed since this form was drawn is in the document, not in the entries it was drawn from.
      const now = Object.entries(doc().variables ?? {});
      const taken = now.map(([name]) => name);
      const name = ["site", "area", "x"].find((one) => !taken.includes(one)) ?? `x${taken.length}`;
      const first = name === "area" ? catalogue.areas[0]?.id : catalogue.sites[0]?.id;
      put([...now, [name, first ?? "*"]], "variables", true);
    });
    const box = group(texts.t("variables"), texts.t("variablesHelp"), ...rows, add, list);
    box.dataset["path"] = "variables";
    return box;
  }
}
