import type { Text } from "../wall/protocol";
import type { FieldName } from "./fields";

/** One kind of tile. A new kind is one entry here: palette, form and first size follow from it. */
export interface KindInfo {
  name: Text;
  what: Text;
  /** SVG path in a 24 × 24 box. */
  icon: string;
  /** First size in cells. */
  w: number;
  h: number;
  /** What the form shows, in this order. */
  fields: FieldName[];
  /** Keys a new tile of the kind begins with; a query is chosen from what there is. */
  begin?: Record<string, unknown>;
}

const figure: FieldName[] = ["subtitle", "query", "unit", "decimals"];

export const kinds: Record<string, KindInfo> = {
  value: {
    name: { vi: "Trị số", en: "Value" }, what: { vi: "Một số lớn: đơn vị, tuổi, xu hướng", en: "One large figure with unit, age and direction" },
    icon: "M4 18V6l3 2M12 18h6M12 10a3 3 0 1 1 6 0c0 3-6 5-6 8", w: 4, h: 4, fields: [...figure, "drill"],
  },
  bar: {
    name: { vi: "Thanh ngưỡng", en: "Bar with limits" }, what: { vi: "Trị số trên thanh có các ngưỡng cảnh báo", en: "A figure on a bar with its alarm limits" },
    icon: "M4 12h16M4 8v8M20 8v8M14 9v6", w: 6, h: 5, fields: [...figure, "min", "max", "drill"],
  },
  trend: {
    name: { vi: "Xu hướng", en: "Trend" }, what: { vi: "Diễn biến theo thời gian", en: "The course over time" },
    icon: "M4 17l5-6 4 3 7-8M4 20h16", w: 8, h: 8, fields: [...figure, "range", "band", "min", "max", "drill"], begin: { range: "6h" },
  },
  map: {
    name: { vi: "Bản đồ", en: "Map" }, what: { vi: "Các điểm đo theo trạng thái xấu nhất", en: "Sites coloured by their worst state" },
    icon: "M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14", w: 10, h: 14, fields: ["subtitle", "pack", "site", "values", "drill"],
  },
  events: {
    name: { vi: "Sự kiện", en: "Events" }, what: { vi: "Sự kiện mới nhất", en: "The latest events" },
    icon: "M5 6h14M5 12h14M5 18h9", w: 6, h: 8, fields: ["subtitle", "pack", "site", "kindPrefix", "limit", "drill"], begin: { limit: 20 },
  },
  alarms: {
    name: { vi: "Cảnh báo", en: "Alarms" }, what: { vi: "Cảnh báo đang mở, nặng nhất trước", en: "Open alarms, worst first" },
    icon: "M12 3l9 9-9 9-9-9zM12 8v5M12 15.5v.5", w: 7, h: 12, fields: ["subtitle", "pack", "site", "limit", "drill"], begin: { limit: 20 },
  },
  clock: {
    name: { vi: "Đồng hồ", en: "Clock" }, what: { vi: "Giờ máy chủ", en: "The server's time" },
    icon: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4l3 2", w: 4, h: 4, fields: ["subtitle"],
  },
  text: {
    name: { vi: "Văn bản", en: "Text" }, what: { vi: "Lời dẫn, hướng dẫn", en: "Words: a notice, instructions" },
    icon: "M6 6h12M12 6v13M9 19h6", w: 6, h: 5, fields: ["subtitle", "text", "drill"], begin: { text: { vi: "Văn bản", en: "Text" } },
  },
  ranking: {
    name: { vi: "Xếp hạng", en: "Ranking" }, what: { vi: "Các điểm đo theo trị số, cao nhất hoặc thấp nhất trước", en: "Sites by value, highest or lowest first" },
    icon: "M4 6h16M4 12h11M4 18h6", w: 8, h: 8, fields: [...figure, "order", "by", "limit", "min", "max", "drill"], begin: { limit: 10 },
  },
  heat: {
    name: { vi: "Lưới nhiệt", en: "Heat grid" }, what: { vi: "Điểm đo × giờ, hoặc ngày × giờ", en: "Sites × hours, or days × hours" },
    icon: "M4 4h16v16H4zM4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16", w: 12, h: 8, fields: [...figure, "range", "step", "by", "limit", "min", "max", "drill"],
    begin: { range: "24h", step: "1h" },
  },
  kpi: {
    name: { vi: "Chỉ tiêu", en: "KPI" }, what: { vi: "Trị số so với mục tiêu và kỳ trước", en: "A figure against its target and the window before" },
    icon: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z", w: 7, h: 7, fields: [...figure, "range", "target", "min", "max", "drill"],
    begin: { range: "24h", target: { value: 0, direction: "above" } },
  },
  incidents: {
    name: { vi: "Sự cố", en: "Incidents" }, what: { vi: "Sự cố đang mở", en: "Open incidents" },
    icon: "M5 4h14v16H5zM8 9h8M8 13h8M8 17h4", w: 7, h: 8, fields: ["subtitle", "drill"],
  },
  series: {
    name: { vi: "Bảng chuỗi", en: "Series table" }, what: { vi: "Mọi chuỗi số đo của một điểm hay một nhãn, mỗi chuỗi một hàng", en: "All series of a site or tag, one a row" },
    icon: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14", w: 15, h: 12, fields: ["subtitle", "select", "columns", "range", "limit", "drill"], begin: { range: "6h", limit: 24 },
  },
  camera: {
    name: { vi: "Camera", en: "Camera" }, what: { vi: "Hình của một camera, hoặc camera gần cảnh báo mới nhất", en: "The picture of a camera, or of the one nearest the newest alarm" },
    icon: "M4 7h11v10H4zM15 11l5-3v8l-5-3z", w: 6, h: 8, fields: ["subtitle", "camera", "mode", "refresh", "follow", "drill"],
  },
};

/** A kind this table does not know yet can still be moved and edited as JSON. */
export function kindOf(kind: string): KindInfo {
  return kinds[kind] ?? { name: { vi: kind, en: kind }, what: { vi: "", en: "" }, icon: "M5 5h14v14H5z", w: 4, h: 4, fields: [] };
}
