import type { Text } from "./protocol";

export type Language = "vi" | "en";

const texts = {
  live: { vi: "trực tiếp", en: "live" },
  connecting: { vi: "đang nối", en: "connecting" },
  simulated: { vi: "Dữ liệu mô phỏng (MP)", en: "Simulated data (SIM)" },
  sim: { vi: "MP", en: "SIM" },
  simTitle: { vi: "mô phỏng", en: "simulated" },
  revised: { vi: "đã hiệu chỉnh", en: "revised" },
  late: { vi: "đến muộn", en: "arrived late" },
  clockReplaced: { vi: "giờ máy chủ", en: "server time" },
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
  newest: { vi: "Mới nhất", en: "Latest" },
  now: { vi: "nay", en: "now" },
  cameraPicture: { vi: "Hình từ camera {0}", en: "Picture of camera {0}" },
  cameraWaiting: { vi: "Đang chờ hình", en: "Waiting for a picture" },
  cameraNone: { vi: "Không có hình", en: "No picture" },
  cameraStale: { vi: "Hình cũ", en: "Old picture" },
  cameraFollows: { vi: "camera gần nhất, cách {0}", en: "nearest camera, {0} away" },
  cameraUnknown: { vi: "Không có camera này: kiểm tra 'camera' trong tệp bảng hiển thị", en: "There is no such camera: check 'camera' in the dashboard file" },
  cameraNoStream: { vi: "Chưa khai báo địa chỉ hình trong ingest-config/packs/…/cameras.yaml", en: "No address for this in ingest-config/packs/…/cameras.yaml" },
  cameraForbidden: { vi: "Màn hình này không có quyền xem camera", en: "This screen may not see cameras" },
  cameraBusy: { vi: "Quá nhiều luồng hình đang mở", en: "Too many camera streams are open" },
  cameraNotAllowed: { vi: "Địa chỉ camera không nằm trong Cameras:AllowedHosts", en: "The camera's address is not in Cameras:AllowedHosts" },
  cameraUnreachable: { vi: "Không nối được camera", en: "The camera cannot be reached" },
  cameraTimedOut: { vi: "Camera không trả lời kịp", en: "The camera did not answer in time" },
  cameraCredentials: { vi: "Camera từ chối tài khoản", en: "The camera refuses the user or password" },
  cameraAnswered: { vi: "Camera báo lỗi", en: "The camera answers with an error" },
  cameraWrongContent: { vi: "Dữ liệu camera gửi không phải hình", en: "What the camera sends is no picture" },
  cameraTooLarge: { vi: "Hình của camera lớn quá giới hạn", en: "The camera's picture is larger than allowed" },
  cameraServer: { vi: "Máy chủ không trả lời", en: "The server does not answer" },
  cameraPlayer: { vi: "Trình duyệt không phát được luồng này", en: "The browser cannot play this stream" },
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
