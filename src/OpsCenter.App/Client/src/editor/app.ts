import { element, setClass, setText } from "../wall/dom";
import type { Text } from "../wall/protocol";
import { Api, type Catalogue, type DashboardEntry, type DraftAnswer } from "./api";
import { beginningOf } from "./beginning";
import { Canvas } from "./canvas";
import { button } from "./controls";
import { DashboardForm } from "./dashboardForm";
import { isSame } from "./diff";
import { differenceView } from "./differenceView";
import { freeId, isDashboard, textOf, tileOf, withTile, withTiles, type DashboardDoc, type Place, type TileDoc } from "./document";
import { overlapping, roomFor } from "./geometry";
import { History } from "./history";
import { JsonView } from "./jsonView";
import { kindOf } from "./kinds";
import { LiveDraft } from "./live";
import { merged } from "./merge";
import { palette } from "./palette";
import { ofTile, said, type Problem } from "./problems";
import { Stage } from "./stage";
import { Tabs } from "./tabs";
import { EditorTexts } from "./texts";
import { TileForm } from "./tileForm";
import { Toolbar } from "./toolbar";
import { VersionsView } from "./versionsView";

export interface EditorConfig { id: string; language: "vi" | "en"; theme: string; user: string; place: Text }

/** The editor of one dashboard: an immutable document with its history; every part draws from it and proposes the next one. */
export class EditorApp {
  private readonly texts: EditorTexts;
  private readonly api: Api;
  private readonly toolbar: Toolbar;
  private readonly canvas: Canvas;
  private readonly stage: Stage;
  private readonly tileForm: TileForm;
  private readonly dashboardForm: DashboardForm;
  private readonly json: JsonView;
  private readonly versions: VersionsView;
  private readonly tabs: Tabs;
  private readonly live: LiveDraft;
  private readonly banner = element("section", "banner hidden");
  private readonly faults = element("div", "faults");
  private readonly pulse = element("span", "pulse");
  private history!: History<DashboardDoc>;
  private saved!: DashboardDoc;
  private seen = "";
  private disk: string | null | undefined;
  private selected: string | undefined;
  private problems: Problem[] = [];
  private shown = new Set<string>();
  private formatted = "";
  private catalogue: Catalogue = { fields: [], sites: [], areas: [], cameras: [] };
  private dashboards: DashboardEntry[] = [];
  private saving = false;

  constructor(private readonly root: HTMLElement, private readonly config: EditorConfig) {
    const texts = (this.texts = new EditorTexts(config.language));
    this.api = new Api(config.id);
    this.toolbar = new Toolbar(texts, config.id, {
      undo: () => this.travel(this.history.undo()), redo: () => this.travel(this.history.redo()),
      save: () => void this.save(), speak: (language) => this.stage.speak(language),
    });
    this.canvas = new Canvas(texts, {
      select: (id) => this.select(id),
      placing: (id, place) => this.stage.arrange(withTile(this.doc, id, (tile) => ({ ...tile, ...place }))),
      place: (id, place, key) => this.place(id, place, key),
      remove: (id) => this.remove(id),
      duplicate: (id) => this.duplicate(id),
      edit: (id) => this.edit(id),
    });
    this.stage = new Stage(this.canvas, texts.t("live"), config.language, config.place);
    this.tileForm = new TileForm(() => ({
      texts, catalogue: this.catalogue, dashboards: this.dashboards.filter((one) => one.id !== config.id),
      variables: Object.keys(this.doc.variables ?? {}),
      tags: (measurement, field) => this.api.tags(measurement, field),
      change: (tile, key) => this.change(withTile(this.doc, this.selected!, () => tile), key, "tile"),
      renamed: (from, to) => this.rename(from, to),
      duplicate: () => this.selected && this.duplicate(this.selected),
      remove: () => this.selected && this.remove(this.selected),
    }));
    this.dashboardForm = new DashboardForm(() => ({
      texts, catalogue: this.catalogue, doc: () => this.doc, change: (doc, key) => this.change(doc, key, "dashboard"),
    }));
    this.json = new JsonView(texts, (doc) => this.change(doc, "json", "json"));
    this.versions = new VersionsView(texts, this.api, () => this.doc, (doc, number) => {
      this.change(doc);
      this.say(texts.t("restored", number), "note");
    });
    this.tabs = new Tabs([
      { name: "tile", label: texts.t("tabTile"), panel: this.tileForm.root },
      { name: "dashboard", label: texts.t("tabDashboard"), panel: this.dashboardForm.root, onOpen: () => this.dashboardForm.build() },
      { name: "json", label: texts.t("tabJson"), panel: this.json.root, onOpen: () => this.json.show(this.formatted) },
      { name: "versions", label: texts.t("tabVersions"), panel: this.versions.root, onOpen: () => void this.versions.load() },
    ]);
    this.live = new LiveDraft(this.api, {
      judged: (answer) => this.judged(answer),
      snapshot: (snapshot) => {
        this.stage.show(snapshot);
        this.stage.arrange(this.doc);
      },
      frame: (frame) => this.stage.news(frame),
      file: (hash) => this.onDisk(hash),
      link: (alive) => this.linked(alive),
    });
    this.banner.setAttribute("role", "alert");
  }

  async start(): Promise<void> {
    this.root.replaceChildren(element("p", "opening", this.texts.t("loading")));
    try {
      const { hash, text } = await this.api.read();
      const doc = await this.api.parse(text);
      if (!isDashboard(doc)) throw new Error(this.texts.t("jsonShape"));
      [this.catalogue, this.dashboards] = await Promise.all([this.api.catalogue(), this.api.dashboards()]);
      this.history = new History(doc);
      this.saved = doc;
      this.disk = this.seen = hash;
    } catch (problem) {
      this.root.replaceChildren(element("p", "opening", this.texts.t("loadFailed", problem instanceof Error ? problem.message : "")));
      return;
    }
    const main = element("main", "work", palette(this.texts, (kind) => this.add(kind)),
      element("section", "middle", this.banner, this.stage.root, element("footer", "status", this.pulse, this.faults, element("span", "keys", this.texts.t("keys")))),
      this.tabs.root);
    this.root.replaceChildren(this.toolbar.root, main);
    this.tabs.open("tile");
    document.addEventListener("keydown", (event) => this.onKey(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.dirty) event.preventDefault();
    });
    this.draw();
    this.live.show(this.doc, 0);
  }

  private get doc(): DashboardDoc {
    return this.history.value;
  }

  private get dirty(): boolean {
    return this.history !== undefined && !isSame(this.doc, this.saved);
  }

  /** The next state; `from` is the part that proposed it and is already right. */
  private change(doc: DashboardDoc, key?: string, from?: "tile" | "dashboard" | "json" | "place"): void {
    this.history.push(doc, key, performance.now());
    if (!tileOf(doc, this.selected)) this.selected = undefined;
    this.draw(from);
    this.live.show(doc);
  }

  private travel(moved: boolean): void {
    if (!moved) return;
    if (!tileOf(this.doc, this.selected)) this.selected = undefined;
    this.draw();
    this.live.show(this.doc);
  }

  private draw(from?: "tile" | "dashboard" | "json" | "place"): void {
    const { doc } = this;
    const tile = tileOf(doc, this.selected);
    if (from === "place" && tile) this.tileForm.placed(tile);
    else if (from !== "tile") this.tileForm.show(tile);
    if (from !== "dashboard" && this.tabs.opened === "dashboard") this.dashboardForm.build();
    this.drawState();
    this.stage.arrange(doc);
    document.title = `${textOf(doc.title, this.config.language) || doc.id} · OpsCenter`;
  }

  private drawState(): void {
    const { doc, texts } = this;
    const faults = new Map<string, string>();
    doc.tiles.forEach((tile, index) => {
      const [first] = ofTile(this.problems, index);
      if (first) faults.set(tile.id, said(first.problem, texts.language));
    });
    const unshown = new Set(doc.tiles.map((tile) => tile.id).filter((id) => !this.shown.has(id)));
    this.canvas.show(doc.tiles, doc.rows, this.selected, faults, unshown);
    const index = doc.tiles.findIndex((tile) => tile.id === this.selected);
    this.tileForm.judge(index < 0 ? [] : ofTile(this.problems, index));
    this.dashboardForm.judge(this.problems);
    this.toolbar.show({
      title: textOf(doc.title, this.config.language) || doc.id, dirty: this.dirty, saving: this.saving,
      canUndo: this.history.canUndo, canRedo: this.history.canRedo,
      canSave: this.dirty && this.problems.length === 0 && overlapping(doc.tiles).size === 0,
    });
    setClass(this.faults, "bad", this.problems.length > 0);
    this.faults.replaceChildren(element("b", "", this.problems.length > 0 ? texts.t("problems", this.problems.length) : texts.t("noProblems")),
      ...this.problems.slice(0, 5).map((problem) => button(`${problem.path}: ${said(problem.problem, texts.language)}`, "fault", () => this.goTo(problem))));
  }

  private goTo(problem: Problem): void {
    const index = /^tiles\[(\d+)\]/.exec(problem.path)?.[1];
    const tile = index === undefined ? undefined : this.doc.tiles[Number(index)];
    if (tile) this.edit(tile.id);
    else this.tabs.open("dashboard");
  }

  private judged(answer: DraftAnswer): void {
    this.problems = answer.errors;
    this.formatted = answer.formatted ?? "";
    this.shown = new Set(answer.snapshot?.layout.tiles.map((tile) => tile.id) ?? []);
    if (this.tabs.opened === "json") this.json.show(this.formatted);
    this.drawState();
  }

  private select(id: string | undefined): void {
    this.selected = id;
    if (id && this.tabs.opened !== "tile") this.tabs.open("tile");
    this.draw();
  }

  private edit(id: string): void {
    this.select(id);
    this.tileForm.focus();
  }

  private place(id: string, place: Place, key?: string): void {
    this.change(withTile(this.doc, id, (tile) => ({ ...tile, ...place })), key, "place");
  }

  private add(kind: string): void {
    const info = kindOf(kind);
    const room = roomFor(this.doc.tiles, info.w, info.h, this.doc.rows);
    if (!room) return this.say(this.texts.t("noRoom"), "warn");
    const id = freeId(kind, this.doc.tiles.map((tile) => tile.id));
    const begin = beginningOf(kind, this.catalogue, Object.keys(this.doc.variables ?? {}));
    const tile: TileDoc = { id, kind, ...room, title: { vi: info.name.vi, en: info.name.en }, ...begin };
    this.selected = id;
    this.change(withTiles(this.doc, [...this.doc.tiles, tile]));
    this.tabs.open("tile");
    this.canvas.focus(id);
  }

  private duplicate(id: string): void {
    const tile = tileOf(this.doc, id);
    if (!tile) return;
    const room = roomFor(this.doc.tiles, tile.w, tile.h, this.doc.rows);
    if (!room) return this.say(this.texts.t("noRoom"), "warn");
    const copy = { ...tile, ...room, id: freeId(id, this.doc.tiles.map((one) => one.id)) };
    this.selected = copy.id;
    this.change(withTiles(this.doc, [...this.doc.tiles, copy]));
    this.canvas.focus(copy.id);
  }

  private remove(id: string): void {
    this.selected = undefined;
    this.change(withTiles(this.doc, this.doc.tiles.filter((tile) => tile.id !== id)));
    const next = this.doc.tiles[0];
    if (next) this.canvas.focus(next.id);
  }

  private rename(from: string, to: string): void {
    this.selected = to;
    this.change(withTile(this.doc, from, (tile) => ({ ...tile, id: to })));
  }

  private onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    // In the JSON text the browser's own undo is the one that people expect.
    if (event.target instanceof HTMLTextAreaElement && event.target.className === "json" && key !== "s") return;
    if (key === "s") {
      event.preventDefault();
      void this.save();
    } else if (key === "z" || key === "y") {
      event.preventDefault();
      this.travel(key === "y" || event.shiftKey ? this.history.redo() : this.history.undo());
    }
  }

  private async save(): Promise<void> {
    if (this.saving || !this.dirty || this.problems.length > 0 || overlapping(this.doc.tiles).size > 0) return;
    this.saving = true;
    this.drawState();
    const doc = this.doc;
    try {
      const answer = await this.api.save(doc, this.seen, this.toolbar.note);
      if (answer.outcome === "saved") {
        this.saved = doc;
        this.disk = this.seen = answer.hash;
        this.toolbar.saved();
        this.say(this.texts.t(answer.inForce ? "savedAs" : "savedNotInForce", answer.version), answer.inForce ? "note" : "warn");
        if (this.tabs.opened === "versions") void this.versions.load();
      } else if (answer.outcome === "conflict") {
        this.ask();
      } else if (answer.outcome === "invalid") this.problems = answer.errors;
      else this.say(this.texts.t("refused", answer.detail), "warn");
    } catch {
      this.say(this.texts.t("refused", this.texts.t("linkLost")), "warn");
    } finally {
      this.saving = false;
      this.drawState();
    }
  }

  /** The file as the server sees it now. Nothing unsaved: it is simply taken over; else the editor asks. */
  private onDisk(hash: string | null): void {
    if (hash === this.disk || this.saving) return;
    this.disk = hash;
    if (hash === this.seen) return;
    if (hash === null) this.say(this.texts.t("diskGone"), "warn");
    else if (this.dirty) void this.theirs((_, now) => {
      // The answer may have been on its way while we saved.
      if (now !== this.seen) this.ask();
    });
    else void this.take(hash);
  }

  private ask(): void {
    const { texts } = this;
    this.say(texts.t("diskChanged"), "warn",
      button(texts.t("merge"), "btn primary", () => void this.theirs((doc, hash) => {
        const result = merged(this.saved, this.doc, doc);
        this.accept(result.doc, doc, hash);
        this.say(texts.t("merged", result.both.length), "note");
      })),
      button(texts.t("takeTheirs"), "btn", () => void this.take()),
      button(texts.t("keepMine"), "btn", () => void this.theirs((doc, hash) => {
        this.accept(this.doc, doc, hash);
        this.quiet();
      })),
      button(texts.t("showDifference"), "btn", () => void this.theirs((doc) =>
        this.banner.append(element("h3", "", texts.t("differences", texts.t("theirs"), texts.t("mine"))), differenceView(texts, doc, this.doc)))));
  }

  private async take(expected?: string): Promise<void> {
    await this.theirs((doc, hash) => {
      this.accept(doc, doc, hash);
      if (expected === undefined || expected === hash) this.say(this.texts.t("taken"), "note");
    });
  }

  private accept(next: DashboardDoc, theirs: DashboardDoc, hash: string): void {
    this.saved = theirs;
    this.disk = this.seen = hash;
    if (isSame(next, this.doc)) this.drawState();
    else this.change(next);
  }

  private async theirs(use: (doc: DashboardDoc, hash: string) => void): Promise<void> {
    try {
      const { hash, text } = await this.api.read();
      const doc = await this.api.parse(text);
      if (isDashboard(doc)) use(doc, hash);
      else this.say(this.texts.t("loadFailed", this.texts.t("jsonShape")), "warn");
    } catch {
      this.say(this.texts.t("linkLost"), "warn");
    }
  }

  private say(text: string, tone: "note" | "warn", ...actions: HTMLElement[]): void {
    const close = button("×", "btn close", () => this.quiet());
    close.ariaLabel = "×";
    this.banner.className = `banner ${tone}`;
    this.banner.replaceChildren(element("p", "", text), ...actions, close);
  }

  private quiet(): void {
    this.banner.classList.add("hidden");
  }

  private linked(alive: boolean): void {
    setText(this.pulse, this.texts.t(alive ? "live" : "linkLost"));
    setClass(this.pulse, "lost", !alive);
  }
}
