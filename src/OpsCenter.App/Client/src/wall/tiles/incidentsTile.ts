import { element, setText } from "../dom";
import type { AlarmStrip, TileLayout } from "../protocol";
import { emptyState, Tile, type TileContext } from "./tile";

/** Open incidents. The centre keeps none yet, so it says so and points to the alarms they would grow from. */
export class IncidentsTile extends Tile {
  private readonly empty: HTMLElement;

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.empty = emptyState(context.i18n.t("incidentsNone"), "");
    if (!layout.drill) {
      const link = element("a", "incidents-link", context.i18n.t("incidentsToAlarms"));
      link.href = context.drillUrl("overview");
      this.empty.append(link);
    }
    this.body.append(this.empty);
  }

  override update(): void {}

  override alarms(strip: AlarmStrip): void {
    const open = strip.counts.reduce((sum, count) => sum + count, 0);
    setText(this.empty.children[1]!, this.context.i18n.t("incidentsNoneHow", open, strip.unacked));
  }
}
