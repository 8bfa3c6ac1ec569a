import { element } from "../wall/dom";
import type { Api, VersionEntry } from "./api";
import { button } from "./controls";
import { differenceView } from "./differenceView";
import { isDashboard, type DashboardDoc } from "./document";
import type { EditorTexts } from "./texts";

/** Earlier versions: who, when, why; compared with what is edited now, and taken back into it. */
export class VersionsView {
  readonly root = element("div", "form");
  private readonly detail = element("div", "");

  constructor(
    private readonly texts: EditorTexts, private readonly api: Api, private readonly doc: () => DashboardDoc,
    private readonly restore: (doc: DashboardDoc, number: number) => void) {}

  async load(): Promise<void> {
    const { texts } = this;
    try {
      const versions = await this.api.versions();
      this.detail.replaceChildren();
      this.root.replaceChildren(versions.length === 0
        ? element("p", "empty", texts.t("versionsNone"))
        : element("ol", "versions", ...versions.map((version) => this.row(version, versions))), this.detail);
    } catch {
      this.root.replaceChildren(element("p", "wrong", texts.t("linkLost")));
    }
  }

  private row(version: VersionEntry, versions: VersionEntry[]): HTMLElement {
    const { texts } = this;
    const at = new Date(version.at).toLocaleString(texts.language === "vi" ? "vi-VN" : "en-GB", { timeZone: "Asia/Ho_Chi_Minh" });
    const name = texts.t("version", version.number);
    const earlier = versions.find((other) => other.number < version.number);
    return element("li", "",
      element("b", "", name), " ", element("span", "hint", `${at} · ${version.author ?? texts.t("versionFile")}`),
      ...(version.note ? [element("p", "", version.note)] : []),
      element("div", "form-actions",
        button(`${texts.t("compare")}: ${texts.t("versionNow")}`, "btn", () => void this.compare(version.number, undefined)),
        ...(earlier ? [button(`${texts.t("compare")}: ${texts.t("version", earlier.number)}`, "btn", () => void this.compare(earlier.number, version.number))] : []),
        button(texts.t("restore"), "btn", () => void this.take(version.number))));
  }

  private async compare(from: number, to: number | undefined): Promise<void> {
    const { texts } = this;
    const before = await this.read(from);
    const after = to === undefined ? this.doc() : await this.read(to);
    if (!before || !after) return;
    this.detail.replaceChildren(
      element("h3", "", texts.t("differences", texts.t("version", from), to === undefined ? texts.t("versionNow") : texts.t("version", to))),
      differenceView(texts, before, after));
    this.detail.scrollIntoView({ block: "nearest" });
  }

  private async take(number: number): Promise<void> {
    const doc = await this.read(number);
    if (doc) this.restore(doc, number);
  }

  private async read(number: number): Promise<DashboardDoc | null> {
    try {
      const doc: unknown = JSON.parse(await this.api.version(number));
      return isDashboard(doc) ? doc : null;
    } catch {
      this.detail.replaceChildren(element("p", "wrong", this.texts.t("linkLost")));
      return null;
    }
  }
}
