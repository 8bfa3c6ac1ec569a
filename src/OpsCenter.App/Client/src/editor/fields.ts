import type { Text } from "../wall/protocol";

export type FieldName =
  | "subtitle" | "query" | "unit" | "decimals" | "min" | "max" | "range" | "drill" | "pack" | "kindPrefix" | "limit" | "text" | "values"
  | "by" | "step" | "order" | "target" | "site" | "select" | "columns" | "camera" | "mode" | "refresh" | "follow" | "band";

export type Control = "texts" | "long" | "word" | "number" | "whole" | "length" | "choice" | "dashboard" | "pack" | "site" | "camera" | "query" | "values" | "select" | "target";

export interface FieldInfo {
  control: Control;
  label: Text;
  help: Text;
  min?: number;
  max?: number;
  /** Of a choice; the first, without a value, is what an absent key means. */
  choices?: { value: string; label: Text }[];
  /** Of a length of time: what is offered beside what can be typed. */
  lengths?: string[];
}

/** What each key of a tile is, and how it is edited. */
export const fieldInfos: Record<FieldName, FieldInfo> = {
  subtitle: {
    control: "texts", label: { vi: "Dòng phụ", en: "Subtitle" },
    help: { vi: "Chữ nhỏ dưới tiêu đề, ví dụ tên sông. Có thể để trống.", en: "Small line under the title, such as the river. May be empty." },
  },
  query: { control: "query", label: { vi: "Dữ liệu", en: "Data" }, help: { vi: "Chọn từ các chuỗi số đo đang có.", en: "Chosen from the series there are." } },
  unit: {
    control: "word", label: { vi: "Đơn vị", en: "Unit" },
    help: { vi: "Để trống: đơn vị của trường số đo.", en: "Empty: the field's own unit." },
  },
  decimals: {
    control: "whole", min: 0, max: 6, label: { vi: "Số lẻ", en: "Decimals" },
    help: { vi: "0 đến 6. Để trống: theo trường số đo.", en: "0 to 6. Empty: as the field has it." },
  },
  min: {
    control: "number", label: { vi: "Nhỏ nhất", en: "Minimum" },
    help: { vi: "Đầu dưới của thanh hoặc trục. Để trống: tự chọn.", en: "Lower end of the bar or axis. Empty: chosen from the data." },
  },
  max: {
    control: "number", label: { vi: "Lớn nhất", en: "Maximum" },
    help: { vi: "Đầu trên, lớn hơn nhỏ nhất. Để trống: tự chọn.", en: "Upper end, above the minimum. Empty: chosen from the data." },
  },
  range: {
    control: "length", lengths: ["30m", "1h", "3h", "6h", "12h", "1d", "3d", "7d", "31d", "400d", "800d"], label: { vi: "Khoảng thời gian", en: "Time range" },
    help: { vi: "Ô nhìn lùi về bao lâu: 1 phút đến 800 ngày, ví dụ 30m, 6h, 7d, 400d.", en: "How far back the tile looks: 1 minute to 800 days, e.g. 30m, 6h, 7d, 400d." },
  },
  drill: {
    control: "dashboard", label: { vi: "Bấm để mở", en: "Click opens" },
    help: { vi: "Bảng mở ra khi bấm vào ô.", en: "The dashboard a click on the tile opens." },
  },
  pack: {
    control: "pack", label: { vi: "Lĩnh vực", en: "Pack" },
    help: { vi: "Chỉ hiện lĩnh vực này. Để trống: tất cả.", en: "Only this pack. Empty: all of them." },
  },
  kindPrefix: {
    control: "word", label: { vi: "Loại sự kiện", en: "Kind of event" },
    help: { vi: "Chỉ sự kiện có loại bắt đầu như vậy, ví dụ camera.", en: "Only events whose kind begins so, e.g. camera." },
  },
  limit: {
    control: "whole", min: 1, max: 100, label: { vi: "Số dòng", en: "Rows" },
    help: { vi: "Nhiều nhất bao nhiêu dòng, 1 đến 100.", en: "At most this many rows, 1 to 100." },
  },
  text: {
    control: "long", label: { vi: "Nội dung", en: "Words" },
    help: { vi: "Dòng bắt đầu bằng “$ ” là lệnh, `…` là mã, “1. ” là bước.", en: "A line beginning with “$ ” is a command, `…` is code, “1. ” is a step." },
  },
  by: {
    control: "word", label: { vi: "Hàng theo thẻ", en: "Rows by tag" },
    help: { vi: "Để trống: site. Lưới nhiệt: day cho ngày × giờ.", en: "Empty: site. Of a heat grid: day for days × hours." },
  },
  step: {
    control: "length", lengths: ["15m", "30m", "1h", "3h", "6h", "1d"], label: { vi: "Độ rộng cột", en: "Column length" },
    help: { vi: "Phần nguyên của một ngày: 15m, 1h, 3h; nhiều nhất 96 cột.", en: "A whole part of a day: 15m, 1h, 3h; at most 96 columns." },
  },
  band: {
    control: "choice", label: { vi: "Dự báo", en: "Forecast" }, help: { vi: "Của chỉ số có dự báo: vẽ tiếp phần sắp tới với dải 8/10 khả năng.", en: "Of a KPI with a forecast: goes on with what is expected, and the band that 8 of 10 values fall into." },
    choices: [{ value: "", label: { vi: "Không", en: "None" } }, { value: "forecast", label: { vi: "Vẽ dự báo", en: "Draw the forecast" } }],
  },
  order: {
    control: "choice", label: { vi: "Thứ tự", en: "Order" }, help: { vi: "Hàng nào đứng đầu.", en: "Which row comes first." },
    choices: [{ value: "", label: { vi: "Cao nhất trước", en: "Highest first" } }, { value: "ascending", label: { vi: "Thấp nhất trước", en: "Lowest first" } }],
  },
  target: {
    control: "target", label: { vi: "Mục tiêu", en: "Target" },
    help: { vi: "Mức phải đạt, theo đơn vị của ô.", en: "What is to be reached, in the tile's unit." },
  },
  site: {
    control: "site", label: { vi: "Điểm đo", en: "Site" },
    help: { vi: "Chỉ điểm này (bản đồ: các điểm quanh nó). Để trống: tất cả.", en: "Only this site (of a map: the sites around it). Empty: all of them." },
  },
  select: {
    control: "select", label: { vi: "Chuỗi nào", en: "Which series" },
    help: { vi: "Các chuỗi có đủ những nhãn này; cần ít nhất một.", en: "Series that have all these tags; one at least." },
  },
  columns: {
    control: "choice", label: { vi: "Cột", en: "Columns" },
    help: { vi: "Chẩn đoán cho biết số đo đến như thế nào: im lặng, trễ, nguồn.", en: "Diagnostics tell how readings arrive: silence, delay, source." },
    choices: [{ value: "", label: { vi: "Trị số", en: "Values" } }, { value: "diagnostic", label: { vi: "Chẩn đoán", en: "Diagnostics" } }],
  },
  camera: { control: "camera", label: { vi: "Camera", en: "Camera" }, help: { vi: "Camera nào, hoặc một biến.", en: "Which camera, or a variable." } },
  mode: {
    control: "choice", label: { vi: "Cách xem", en: "How to show it" },
    help: { vi: "Camera không có cách đã chọn thì ô nói rõ.", en: "Where the camera lacks the one chosen, the tile says so." },
    choices: [
      { value: "", label: { vi: "Sống động nhất có thể", en: "The liveliest there is" } }, { value: "snapshot", label: { vi: "Ảnh chụp", en: "Snapshots" } },
      { value: "mjpeg", label: { vi: "Luồng MJPEG", en: "MJPEG stream" } }, { value: "hls", label: { vi: "Video HLS", en: "HLS video" } },
    ],
  },
  refresh: {
    control: "length", lengths: ["1s", "2s", "5s", "10s", "1m"], label: { vi: "Chụp lại sau", en: "New snapshot every" },
    help: { vi: "Chỉ cho ảnh chụp: 1s đến 1h. Để trống: theo camera.", en: "For snapshots only: 1s to 1h. Empty: the camera's own." },
  },
  follow: {
    control: "choice", label: { vi: "Theo cảnh báo", en: "Follow alarms" },
    help: { vi: "Chuyển sang camera gần cảnh báo khẩn cấp hoặc cao mới nhất.", en: "Turns to the camera nearest the newest critical or high alarm." },
    choices: [{ value: "", label: { vi: "Không", en: "No" } }, { value: "alarms", label: { vi: "Có", en: "Yes" } }],
  },
  values: {
    control: "values", label: { vi: "Trị số trên bản đồ", en: "Values on the map" },
    help: { vi: "Số ghi cạnh điểm đo, theo loại điểm đo.", en: "The figure beside a site, by the site's kind." },
  },
};
