import type { Language } from "./i18n";

const locales = { vi: "vi-VN", en: "en-GB" } as const;
const numbers = new Map<string, Intl.NumberFormat>();
const zone = "Asia/Ho_Chi_Minh";

/** A number with exactly `decimals` digits; true minus sign; never "-0". */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const key = `${language}${decimals}`;
  let format = numbers.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locales[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    numbers.set(key, format);
  }
  const rounded = Math.abs(value) < 0.5 / 10 ** decimals ? 0 : value;
  return format.format(rounded).replace("-", "−");
}

/** Units stand off by a thin no-break space, percent and per mille too. */
export function withUnit(text: string, unit: string | null | undefined): string {
  return unit ? `${text}\u00a0${unit}` : text;
}

/** Age in one unit, short: "2 s", "14 ph", "3 giờ", "2 ngày". Never negative. */
export function formatAge(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}\u00a0s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0${language === "vi" ? "ph" : "min"}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}\u00a0${language === "vi" ? "giờ" : "h"}`;
  return `${Math.floor(hours / 24)}\u00a0${language === "vi" ? "ngày" : "d"}`;
}

/** Running time, "00:12:40"; from two days on "3 ngày 04:10". */
export function formatDuration(ms: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = two(Math.floor(seconds / 60) % 60);
  if (hours < 48) return `${two(hours)}:${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(hours / 24)}\u00a0${language === "vi" ? "ngày" : "d"} ${two(hours % 24)}:${minutes}`;
}

/** Age of the last frame, tenths of a second below ten. */
export function formatBeat(ms: number, language: Language): string {
  const seconds = Math.max(0, ms) / 1000;
  return `${formatNumber(seconds, seconds < 10 ? 1 : 0, language)}\u00a0s`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = clocks.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options });
    clocks.set(key, format);
  }
  return format;
}

/** "21:47:05" in the centre's time zone. */
export function formatTime(ms: number): string {
  return clock("time", "en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(ms);
}

/** "21:47". */
export function formatMinute(ms: number): string {
  return clock("minute", "en-GB", { hour: "2-digit", minute: "2-digit" }).format(ms);
}

/** "22/11/2026". */
export function formatDate(ms: number): string {
  return clock("date", "en-GB", { day: "2-digit", month: "2-digit", year: "numeric" }).format(ms);
}

/** "22/11". */
export function formatDay(ms: number): string {
  return clock("day", "en-GB", { day: "2-digit", month: "2-digit" }).format(ms);
}

/** "11/2026". */
export function formatMonth(ms: number): string {
  return clock("month", "en-GB", { month: "2-digit", year: "numeric" }).format(ms);
}

/** "Chủ Nhật", "Sunday". */
export function formatWeekday(ms: number, language: Language): string {
  return clock(`weekday${language}`, locales[language], { weekday: "long" }).format(ms);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
