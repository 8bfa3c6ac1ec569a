import { element, setFigures, setText } from "../dom";
import { formatDate, formatTime, formatWeekday } from "../format";
import type { TileLayout } from "../protocol";
import { Tile, type TileContext } from "./tile";

export class ClockTile extends Tile {
  private readonly time = element("time", "clock-time");
  private readonly date = element("div", "clock-date");

  constructor(layout: TileLayout, context: TileContext) {
    super(layout, context);
    this.body.append(this.time, this.date);
  }

  override update(): void {
    this.tick(this.context.clock.now());
  }

  override tick(now: number): void {
    const { language } = this.context.i18n;
    setFigures(this.time, formatTime(now));
    setText(this.date, `${formatWeekday(now, language)} ${formatDate(now)}`);
  }
}
