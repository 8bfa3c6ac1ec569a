import { alarmDetail, alarmState } from "./alarmText";
import { element, setClass, setFigures } from "./dom";
import { formatDuration } from "./format";
import type { I18n } from "./i18n";
import { severityShape } from "./severity";
import type { Alarm, AlarmStrip } from "./protocol";

/** The worst alarms in one line, on walls that carry no alarm list; those that do not fit whole are not shown. */
export class Strip {
  readonly root = element("aside", "strip");
  private times: { alarm: Alarm; node: HTMLElement }[] = [];
  private key = "";

  constructor(private readonly i18n: I18n) {}

  update(strip: AlarmStrip): void {
    const key = JSON.stringify(strip.top);
    if (key === this.key) return;
    this.key = key;
    this.times = [];
    setClass(this.root, "calm", strip.top.length === 0);
    if (strip.top.length === 0) {
      this.root.replaceChildren(element("span", "strip-calm", `${this.i18n.t("alarmsNone")}. ${this.i18n.t("alarmsNoneHow")}`));
      return;
    }
    this.root.replaceChildren(...strip.top.map((alarm) => this.item(alarm)));
  }

  tick(now: number): void {
    for (const { alarm, node } of this.times) setFigures(node, formatDuration(now - alarm.since, this.i18n.language));
  }

  private item(alarm: Alarm): HTMLElement {
    const since = element("span", "strip-since");
    this.times.push({ alarm, node: since });
    return element("div", `strip-item s${alarm.s}${alarm.acked ? " acked" : " unacked"}${alarm.active ? "" : " cleared"}`,
      severityShape(alarm.s || 4, this.i18n.t(`severity${alarm.s || 4}`)),
      element("b", "", this.i18n.pick(alarm.title)),
      element("span", "strip-detail", alarmDetail(alarm, this.i18n)),
      since,
      element("span", "strip-state", alarmState(alarm, this.i18n)));
  }
}
