import type { TileLayout } from "../protocol";
import { AlarmsTile } from "./alarmsTile";
import { BarTile } from "./barTile";
import { CameraTile } from "./cameraTile";
import { ClockTile } from "./clockTile";
import { EventsTile } from "./eventsTile";
import { HeatTile } from "./heatTile";
import { IncidentsTile } from "./incidentsTile";
import { KpiTile } from "./kpiTile";
import { MapTile } from "./mapTile";
import { PointTile } from "./pointTile";
import { RankingTile } from "./rankingTile";
import { TextTile } from "./textTile";
import { SeriesTile } from "./seriesTile";
import type { Tile, TileContext } from "./tile";
import { TrendTile } from "./trendTile";

const kinds: Record<TileLayout["kind"], new (layout: TileLayout, context: TileContext) => Tile> = {
  value: PointTile,
  bar: BarTile,
  trend: TrendTile,
  map: MapTile,
  events: EventsTile,
  alarms: AlarmsTile,
  clock: ClockTile,
  text: TextTile,
  series: SeriesTile,
  ranking: RankingTile,
  heat: HeatTile,
  kpi: KpiTile,
  incidents: IncidentsTile,
  camera: CameraTile,
};

/** Null for a kind this build does not know: a newer server's dashboard must not blank the wall. */
export function makeTile(layout: TileLayout, context: TileContext): Tile | null {
  const kind = kinds[layout.kind] as (typeof kinds)["value"] | undefined;
  return kind ? new kind(layout, context) : null;
}
