import type { Text } from "./protocol";

export type Language = "vi" | "en";

const texts = {
  live: { vi: "trực tiếp", en: "live" },
  connecting: { vi: "đang nối", en: "connecting" },
  simulated: { vi: "Dữ liệu mô phỏng (MP)", en: "Simulated data (SIM)" },
  sim: { vi: "MP", en: "SIM" },
  simTitle: { vi: "mô phỏng", en: "simulated" },
  rev: { vi: "HC", en: "REV" },
  revised: { vi: "đã hiệu chỉnh", en: "revised" },
  late: { vi: "đến muộn", en: "arrived late" },
  clockReplaced: { vi: "giờ máy chủ", en: "server time" },
  clockShort: { vi: "giờ MC", en: "srv time" },
  suspect: { vi: "nghi ngờ", en: "suspect" },
  bad: { vi: "không tin cậy", en: "bad" },
  stale: { vi: "Quá hạn", en: "Overdue" },
  cycle: { vi: "chu kỳ {0}", en: "due every {0}" },
  perHour: { vi: "giờ", en: "h" },
  noLimit: { vi: "chưa đặt ngưỡng", en: "no limit set" },
  noData: { vi: "Chưa có dữ liệu", en: "No data yet" },
  noDataHow: {
    vi: "Kiểm tra thiết bị, hoặc gửi số đo qua MQTT tới topic line/…",
    en: "Check the device, or send readings by MQTT to topic line/…",
  },
  noHistory: { vi: "Chưa đủ số đo để vẽ", en: "Not enough readings to draw" },
  sources: { vi: "{0}/{1} nguồn", en: "{0}/{1} sources" },
  alarmsNone: { vi: "Không có cảnh báo", en: "No alarms" },
  alarmsNoneHow: { vi: "Mọi chỉ số trong giới hạn.", en: "Every reading is within its limits." },
  alarmsMore: { vi: "và {0} cảnh báo nữa", en: "and {0} more alarms" },
  alarmsSub: { vi: "{0} · 10 phút qua: {1}", en: "{0} · last 10 min: {1}" },
  unacked: { vi: "chưa nhận", en: "not acknowledged" },
  acked: { vi: "đã nhận", en: "acknowledged" },
  cleared: { vi: "đã hết, chưa nhận", en: "cleared, not acknowledged" },
  limitAbove: { vi: "ngưỡng {0}", en: "limit {0}" },
  limitBelow: { vi: "ngưỡng dưới {0}", en: "lower limit {0}" },
  eventsNone: { vi: "Chưa có sự kiện", en: "No events yet" },
  eventsNoneHow: {
    vi: "Sự kiện camera hiện ra khi hệ thống camera gửi tới topic frigate/…",
    en: "Camera events appear when a recorder publishes to topic frigate/…",
  },
  points: { vi: "{0} điểm", en: "{0} sites" },
  pointsLost: { vi: "{0} mất tín hiệu", en: "{0} not reporting" },
  schematic: { vi: "Sơ đồ, không phải địa giới", en: "Schematic, not boundaries" },
  mapEmpty: { vi: "Chưa có điểm đo trên bản đồ", en: "No sites on the map yet" },
  mapEmptyHow: { vi: "Khai báo địa điểm trong ingest-config/packs/…/sites.yaml", en: "Declare sites in ingest-config/packs/…/sites.yaml" },
  legendNormal: { vi: "bình thường", en: "normal" },
  legendLost: { vi: "mất tín hiệu", en: "not reporting" },
  severity1: { vi: "khẩn cấp", en: "critical" },
  severity2: { vi: "cao", en: "high" },
  severity3: { vi: "trung bình", en: "medium" },
  severity4: { vi: "thông tin", en: "information" },
  screen: { vi: "màn hình", en: "screen" },
  build: { vi: "bản", en: "build" },
  lost: { vi: "Mất kết nối", en: "Connection lost" },
  lostOther: { vi: "Connection lost", en: "Mất kết nối" },
  lostFirst: { vi: "Chưa nối được máy chủ", en: "Server not reached yet" },
  lostFirstOther: { vi: "Server not reached yet", en: "Chưa nối được máy chủ" },
  lostFor: { vi: "mất từ", en: "lost for" },
  lostAge: { vi: "số liệu trên màn hình đã cũ", en: "age of the data on screen" },
  lostSince: { vi: "khung cuối lúc {0}", en: "last frame at {0}" },
  lostRetry: { vi: "Màn hình tự nối lại, không cần thao tác · lần thử {0}", en: "The screen reconnects by itself, nothing to do · attempt {0}" },
  lostDenied: {
    vi: "Máy chủ từ chối màn hình này: ghép lại màn hình trong mục Màn hình của bảng điều khiển",
    en: "The server refuses this screen: pair it again on the console's Screens page",
  },
  remoteBy: { vi: "Điều khiển từ xa: {0}", en: "Remote control: {0}" },
  remoteLeft: { vi: "còn {0}", en: "{0} left" },
  soundBlocked: { vi: "Trình duyệt đang chặn âm thanh: chạm vào đây hoặc nhấn một phím", en: "The browser blocks sound: touch here or press a key" },
  soundMuted: { vi: "Đang tắt tiếng · nhấn M để mở", en: "Muted · press M for sound" },
  gapAlarms: { vi: "Mất kết nối {0}–{1}, trong lúc đó có {2} cảnh báo", en: "Link down {0}–{1}, {2} alarms came meanwhile" },
  gapOver: { vi: "đã hết", en: "over" },
  gapMore: { vi: "và {0} nữa", en: "{0} more" },
  noFrame: { vi: "chưa có", en: "none yet" },
  incidentsNone: { vi: "Chưa có sự cố nào", en: "No incidents" },
  incidentsNoneHow: {
    vi: "Sự cố được lập từ cảnh báo hoặc phản ánh. Hiện có {0} cảnh báo đang mở, {1} chưa nhận.",
    en: "Incidents are opened from alarms or reports. Now {0} alarms are open, {1} not acknowledged.",
  },
  incidentsToAlarms: { vi: "Xem cảnh báo đang mở", en: "See open alarms" },
  rowsMore: { vi: "và {0} hàng nữa", en: "and {0} more rows" },
  sitesMore: { vi: "và {0} điểm nữa", en: "and {0} more sites" },
  heatNow: { vi: "đang đo", en: "in progress" },
  kpiMet: { vi: "đạt", en: "on target" },
  kpiMissed: { vi: "chưa đạt", en: "off target" },
  kpiTarget: { vi: "mục tiêu {0}", en: "target {0}" },
  kpiYesterday: { vi: "cùng kỳ hôm qua", en: "same window yesterday" },
  kpiBefore: { vi: "cùng kỳ {0} ngày trước", en: "same window {0} days before" },
  kpiNoBefore: { vi: "chưa có kỳ trước để so", en: "no earlier window to compare" },
  detailOpen: { vi: "Nhấn Enter để xem nguồn và ngưỡng", en: "Press Enter for source and limit" },
  detailTitle: { vi: "Số liệu này từ đâu", en: "Where this value comes from" },
  detailValue: { vi: "Giá trị", en: "Value" },
  detailAge: { vi: "Tuổi số liệu", en: "Age" },
  detailTime: { vi: "Giờ thiết bị", en: "Device time" },
  detailReceived: { vi: "Máy chủ nhận", en: "Received" },
  detailQuality: { vi: "Chất lượng", en: "Quality" },
  detailMarks: { vi: "Đánh dấu", en: "Marks" },
  detailNoMarks: { vi: "không", en: "none" },
  detailSource: { vi: "Nguồn", en: "Source" },
  detailSeries: { vi: "Chuỗi", en: "Series" },
  detailLimit: { vi: "Ngưỡng xét", en: "Judged by" },
  detailAlarm: { vi: "đang cảnh báo", en: "alarm active" },
  detailCrossed: { vi: "đã vượt, chờ đủ thời gian", en: "crossed, waiting for the on-delay" },
  detailWithin: { vi: "chưa tới ngưỡng", en: "within" },
  detailNoLimit: { vi: "không quy tắc nào xét chuỗi này", en: "no rule judges this series" },
  detailOf: { vi: "Nguồn ({0} trong {1})", en: "Sources ({0} of {1})" },
  detailUnknown: { vi: "Máy chủ chưa trả lời về nguồn", en: "The server has not told the source" },
  good: { vi: "tốt", en: "good" },
  close: { vi: "Đóng", en: "Close" },
  skewAhead: { vi: "Đồng hồ màn hình nhanh {0}", en: "This display's clock is {0} fast" },
  skewBehind: { vi: "Đồng hồ màn hình chậm {0}", en: "This display's clock is {0} slow" },
  mapZoomIn: { vi: "Phóng to", en: "Zoom in" },
  mapZoomOut: { vi: "Thu nhỏ", en: "Zoom out" },
  mapHome: { vi: "Toàn cảnh", en: "Whole map" },
  mapKeys: { vi: "phím mũi tên để di chuyển, + và − để phóng, 0 để về toàn cảnh", en: "arrow keys move, + and − zoom, 0 shows the whole" },
  newest: { vi: "Mới nhất", en: "Latest" },
  now: { vi: "nay", en: "now" },
  crumbs: { vi: "Cấp trên", en: "Levels above" },
  seriesMore: { vi: "{0} trong {1} chuỗi", en: "{0} of {1} series" },
  seriesSilence: { vi: "im lặng {0}", en: "silent {0}" },
  seriesDue: { vi: "chu kỳ {0}", en: "due every {0}" },
  seriesGap: { vi: "thực tế {0}", en: "last gap {0}" },
  seriesDelay: { vi: "trễ {0} s", en: "delay {0} s" },
  replay: { vi: "Phát lại", en: "Replay" },
  replayScenario: { vi: "Tái dựng", en: "Reconstruction" },
  replayNotLive: { vi: "Số liệu đã lưu, không phải hiện tại", en: "Stored data, not the present" },
  replayBeat: { vi: "phát lại", en: "replay" },
  replayBegin: { vi: "Xem lại", en: "Replay" },
  replayBeginHow: { vi: "Xem lại màn hình này ở một thời điểm trước (phím R)", en: "Show this wall at an earlier moment (key R)" },
  replayBar: { vi: "Điều khiển phát lại", en: "Replay controls" },
  replayPlay: { vi: "▶ Phát", en: "▶ Play" },
  replayPause: { vi: "❚❚ Dừng", en: "❚❚ Pause" },
  replayBack: { vi: "−1 phút", en: "−1 min" },
  replayOn: { vi: "+1 phút", en: "+1 min" },
  replayLeave: { vi: "Về trực tiếp", en: "Back to live" },
  replayPaused: { vi: "tạm dừng", en: "paused" },
  replayReading: { vi: "đang đọc dữ liệu…", en: "reading the past…" },
  replayAtEnd: { vi: "đã tới hiện tại", en: "at the present" },
  replaySlider: { vi: "Thời điểm", en: "Moment" },
  replayLength: { vi: "Khoảng trên thanh trượt", en: "Stretch on the slider" },
  replay1h: { vi: "1 giờ", en: "1 h" },
  replay6h: { vi: "6 giờ", en: "6 h" },
  replay24h: { vi: "24 giờ", en: "24 h" },
  replay7d: { vi: "7 ngày", en: "7 d" },
  replayAll: { vi: "tất cả", en: "all" },
  replayPick: { vi: "Chọn ngày giờ", en: "Choose date and time" },
  replaySpeed: { vi: "Tốc độ", en: "Speed" },
  replayRefusedFull: {
    vi: "Máy chủ đang phát lại tối đa số màn hình cho phép, hãy thử lại sau",
    en: "The server already shows as many replays as it may; try again later",
  },
  replayRefusedYours: {
    vi: "Bạn đang mở tối đa số màn hình phát lại, hãy đóng bớt",
    en: "You have as many replays open as you may; close one of them",
  },
  replayRefusedOther: { vi: "Không phát lại được màn hình này", en: "This wall cannot be replayed" },
  replayBadMoment: {
    vi: "Thời điểm trong địa chỉ không đúng, ví dụ đúng: ?at=2026-11-21T14:30",
    en: "The moment in the address is not one; write e.g. ?at=2026-11-21T14:30",
  },
} satisfies Record<string, Text>;

export type TextKey = keyof typeof texts;

/** The wall's own texts and the numbers' locale, in the screen's language. */
export class I18n {
  readonly locale: string;

  constructor(readonly language: Language) {
    this.locale = language === "vi" ? "vi-VN" : "en-GB";
  }

  t(key: TextKey, ...values: (string | number)[]): string {
    return fill(texts[key][this.language], values);
  }

  pick(text: Text | null | undefined): string {
    if (!text) return "";
    return text[this.language] || text.vi || text.en;
  }
}

function fill(pattern: string, values: (string | number)[]): string {
  return pattern.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
}
