/** What the hub `/hubs/live` sends; the server's side is OpsCenter.App/Live. */

export interface Text { vi: string; en: string }

export type Severity = 0 | 1 | 2 | 3 | 4;

export interface Snapshot {
  seq: number;
  /** Server's clock, ms. */
  t: number;
  build: string;
  simulated: boolean;
  layout: Layout;
  tiles: TileState[];
  alarms: AlarmStrip;
  replay?: ReplayMark | null;
}

export interface Frame {
  seq: number;
  t: number;
  /** Only what changed. */
  tiles?: TileState[];
  alarms?: AlarmStrip;
  replay?: ReplayMark | null;
}

/** In every frame of a replay, where `t` is the moment shown. */
export interface ReplayMark {
  speed: number;
  playing: boolean;
  /** The past is being read. */
  waiting: boolean;
  from: number;
  to: number;
  scenario?: string | null;
  /** In snapshots of a scenario. */
  title?: Text | null;
  note?: Text | null;
}

/** What a screen asks a replay for; what is left out stays as it is. */
export interface ReplayRequest { at?: number; speed?: number; playing?: boolean; scenario?: string }

/** An alarm raised or grown worse, for the slider. */
export interface ReplayTick { t: number; s: Severity }

export interface Layout {
  id: string;
  title: Text;
  columns: number;
  rows: number;
  tiles: TileLayout[];
}

export type TileKind = "value" | "bar" | "trend" | "map" | "events" | "alarms" | "clock" | "text" | "series" | "ranking" | "heat" | "kpi" | "incidents" | "camera";

export type CameraStream = "snapshot" | "mjpeg" | "hls";

export interface TileLayout {
  id: string;
  kind: TileKind;
  x: number;
  y: number;
  w: number;
  h: number;
  title: Text;
  subtitle?: Text | null;
  unit?: string | null;
  decimals?: number | null;
  min?: number | null;
  max?: number | null;
  drill?: string | null;
  rangeMs?: number | null;
  /** Length of a heat grid's column. */
  stepMs?: number | null;
  /** Rows of a heat grid are days. */
  days?: boolean | null;
  target?: Target | null;
  /** How far back a KPI's comparison lies; absent where it is the figure before. */
  shiftMs?: number | null;
  limit?: number | null;
  text?: Text | null;
  /** Of a camera tile: how to show it, absent for the liveliest way; time between two snapshots. */
  mode?: CameraStream | null;
  refreshMs?: number | null;
  site?: string | null;
  /** A table of series tells how readings arrive. */
  diagnostic?: boolean | null;
  areas?: AreaLayout[] | null;
  sites?: SiteLayout[] | null;
  waterways?: WaterwayLayout[] | null;
}

/** What a KPI is held against: `above` where it should be at least this. */
export interface Target { v: number; dir: "above" | "below"; name?: Text | null }

/** `rings`: its boundary where one is known. */
export interface AreaLayout { id: string; name: Text; lon: number; lat: number; rings?: [number, number][][] | null }

export interface SiteLayout { id: string; name: Text; lon: number; lat: number; kind: string; pack: string; area: string }

export interface WaterwayLayout { name: Text; width: number; course: [number, number][] }

/** A point as shown: value, device time (ms), quality, flags, worst active alarm on its series, expected interval (s). */
export interface Point { v: number | null; t: number; q: 0 | 1 | 2; f: number; s: Severity; iv: number }

export const Flags = { late: 1, revised: 2, simulated: 4, clockReplaced: 8 } as const;

export interface Limit { name: Text; s: Severity; v: number; dir: "above" | "below" }

/** State of one tile; which members are there depends on the tile's kind. */
export interface TileState {
  id: string;
  point?: Point | null;
  perHour?: number | null;
  limits?: Limit[] | null;
  series?: number | null;
  reporting?: number | null;
  /** Whole history, in snapshots. */
  history?: [number, number | null][] | null;
  /** Points to append, in frames. */
  add?: [number, number | null][] | null;
  /** Of a trend: steps to come, each time, low, mean, high. */
  forecast?: [number, number, number, number][] | null;
  sites?: SiteState[] | null;
  events?: EventItem[] | null;
  replace?: boolean | null;
  alarms?: Alarm[] | null;
  total?: number | null;
  /** Of a table of series: all in a snapshot, the changed ones in a frame. */
  rows?: SeriesRow[] | null;
  /** Of a ranking. */
  ranks?: Rank[] | null;
  /** Of a heat grid: start of the first column, or of the first day. */
  from?: number | null;
  grid?: HeatRow[] | null;
  sim?: boolean | null;
  /** Of a KPI: the same a period before. */
  prev?: number | null;
  /** Of a KPI told once a day or less often: a year ago. */
  year?: number | null;
  camera?: CameraOnTile | null;
  /** Why a camera tile turned to another camera than its own; null while it did not. */
  cause?: CameraCause | null;
}

export interface SeriesRow {
  key: string;
  name: Text;
  device?: string | null;
  unit?: string | null;
  decimals: number;
  point: Point | null;
  perHour?: number | null;
  /** Seconds between the last two readings. */
  gap?: number | null;
  /** Seconds from measuring to the server. */
  delay?: number | null;
  limits: Limit[];
  line: [number, number | null][];
}

/** A row of a ranking; `s` is the worse of its alarm and of the limit `level` that its value has crossed. */
export interface Rank { id: string; name: Text; point: Point; s: Severity; level?: Text | null }

/** Start of the window, its value, worst limit crossed. */
export type HeatCell = [t: number, v: number, s: Severity];

/** `from` where rows are days; all cells in a snapshot, the changed ones in a frame. */
export interface HeatRow { id: string; name: Text; from?: number | null; cells: HeatCell[] }

/** Answer of the hub's `Explain`. */
export interface TileDetail { id: string; series: SeriesDetail[]; total: number }

export interface SeriesDetail {
  series: string;
  site?: Text | null;
  device?: string | null;
  pack?: string | null;
  v: number;
  /** Device time and time of receipt, ms. */
  t: number;
  r: number;
  q: 0 | 1 | 2;
  f: number;
  stale: boolean;
  judged?: Judgement | null;
}

export interface Judgement { rule: string; level: Text; s: Severity; limit: number; dir: "above" | "below"; state: "alarm" | "crossed" | "within" }

export interface CameraOnTile { id: string; name: Text; streams: CameraStream[]; refreshMs: number; sim: boolean }

export interface CameraCause { alarm: string; title: Text; s: 1 | 2; metres: number }

export interface SiteState {
  id: string;
  s: Severity;
  st: "live" | "stale" | "none";
  v?: number | null;
  unit?: string | null;
  decimals?: number | null;
  t?: number | null;
  note?: Text | null;
}

export interface EventItem {
  id: string;
  t: number;
  kind: string;
  s: Severity;
  text: string;
  site?: Text | null;
  sim: boolean;
  pic?: string | null;
}

export interface Alarm {
  id: string;
  title: Text;
  level: Text;
  s: Severity;
  active: boolean;
  acked: boolean;
  since: number;
  changed: number;
  v: number;
  unit: string;
  decimals: number;
  limit: number;
  dir: "above" | "below";
  pack?: string | null;
  site?: { id: string; name: Text } | null;
  area?: Text | null;
  owner?: string | null;
  comment?: string | null;
  held?: "shelved" | "maintenance" | "suppressed" | null;
  seq: number;
  sim: boolean;
}

export interface AlarmStrip {
  seq: number;
  counts: [number, number, number, number];
  unacked: number;
  last10m: number;
  top: Alarm[];
}

/** What the page was rendered with: the element `#wall-config`. */
export interface WallConfig {
  screen: string;
  /** As the address asks. */
  cell: string | null;
  place: Text;
  plan: ScreenPlan;
  /** The address names a dashboard: this one is shown and nothing else. */
  pinned: PlanEntry | null;
  /** The snapshot in the page is of this one. */
  first: PlanEntry;
  language: "vi" | "en";
  hub: string;
  /** The wall shows a scenario rather than the present. */
  scenario?: string | null;
  /** Speed the scenario begins at. */
  speed?: number | null;
  /** The levels from the province down to this wall, itself the last. */
  trail?: { title: Text; address: string }[];
  /** Dashboards below a pack that take a site. */
  levels?: string[];
}

export interface PlanEntry { dashboard: string; variables: Record<string, string>; dwellMs: number }

export interface PlanMatrix { columns: number; rows: number; bezelX: number; bezelY: number; column: number; row: number }

/** Volume 0 to 1; how severity 1, 2, 3 and 4 sound. */
export interface PlanSound { volume: number; modes: ("off" | "once" | "repeat")[] }

export interface PlanQuiet { fromMinute: number; toMinute: number; dim: number; utcOffsetMinutes: number }

/** What `screens.json` says of this display; sent again when the file changes. */
export interface ScreenPlan {
  version: string;
  name: Text;
  language: "vi" | "en";
  playlist: PlanEntry[];
  onCritical: Record<string, string>;
  matrix: PlanMatrix | null;
  sound: PlanSound | null;
  quiet: PlanQuiet | null;
}

export interface RemoteShow {
  by: string;
  dashboard: string;
  variables: Record<string, string>;
  tile: string | null;
  until: number | null;
}

/** What the server calls beside frames; the answer to a report holds the same, so a lost order is made good. */
export interface Order { kind: "remote" | "identify" | "reload" | "report"; remote?: RemoteShow | null; name?: string | null }

export interface DisplayAnswer { plan: ScreenPlan | null; remote: RemoteShow | null }

export interface DisplayReport {
  screen: string;
  cell: string | null;
  instance: string;
  build: string;
  plan: string;
  dashboard: string;
  agent: string;
  width: number;
  height: number;
  fps: number | null;
  heapMb: number | null;
  nodes: number;
  frameAgeMs: number;
  late: number;
  skewMs: number;
  soundBlocked: boolean;
}

export interface MissedAlarms { total: number; more: boolean; alarms: { title: Text; s: Severity; at: number; over: boolean }[] }
