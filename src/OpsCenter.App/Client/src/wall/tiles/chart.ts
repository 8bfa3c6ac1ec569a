import { scale, token } from "../dom";
import { formatDay, formatMinute, formatMonth, formatNumber } from "../format";
import type { I18n } from "../i18n";
import type { Limit, Severity } from "../protocol";

export interface Chart {
  history: [number, number | null][];
  /** Steps to come: time, low, mean, high. */
  forecast?: [number, number, number, number][];
  /** Where the past ends; only with a forecast. */
  now?: number;
  limits: Limit[];
  from: number;
  to: number;
  min: number | null;
  max: number | null;
  intervalMs: number;
  severity: Severity;
  stale: boolean;
  decimals: number;
  i18n: I18n;
}

interface Plot { width: number; height: number; u: number; x(t: number): number; y(v: number): number; low: number; high: number }

const axisHeight = 24;

export function drawChart(canvas: HTMLCanvasElement, chart: Chart): void {
  const box = canvas.parentElement!;
  const width = box.clientWidth;
  const height = box.clientHeight;
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext("2d");
  if (!context || width < 20 || height < 30) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const plot = plotOf(chart, width, height);
  drawTimeAxis(context, chart, plot);
  if (chart.forecast?.length) drawForecast(context, chart, plot, chart.forecast);
  if (chart.history.length > 0) drawSeries(context, chart, plot);
  const limits = chart.limits.filter(({ v }) => v >= plot.low && v <= plot.high).sort((a, b) => a.s - b.s);
  for (const limit of limits) drawLimitLine(context, chart, plot, limit);
  // After all lines: a label near another limit's line is not struck through by it.
  drawLimitLabels(context, chart, plot, limits);
}

/** The value axis: the data with room above, and those limits near enough not to flatten the curve. */
export function valueRange(values: number[], limits: Limit[], min: number | null, max: number | null): [number, number] {
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (!Number.isFinite(low)) [low, high] = limits.length > 0 ? [limits[0]!.v, limits[0]!.v] : [0, 1];
  const reach = Math.max(high - low, Math.abs(high) * 0.05, 1e-9) * 3;
  for (const { v } of limits) {
    if (v > high && v - high <= reach) high = v;
    if (v < low && low - v <= reach) low = v;
  }
  low = min ?? low;
  high = Math.max(max ?? high, low + 1e-9);
  const span = Math.max(high - low, Math.abs(high) * 0.02, 1e-6);
  return [min !== null ? low : low - span * 0.12, max !== null ? high : high + span * 0.16];
}

function plotOf(chart: Chart, width: number, height: number): Plot {
  const u = scale();
  const values = chart.history.flatMap(([t, v]) => (v === null || t < chart.from ? [] : [v]));
  for (const [, below, , above] of chart.forecast ?? []) values.push(below, above);
  const [low, high] = valueRange(values, chart.limits, chart.min, chart.max);
  const plotHeight = height - axisHeight * u;
  return {
    width, height: plotHeight, u, low, high,
    x: (t) => ((t - chart.from) / (chart.to - chart.from)) * (width - 8 * u),
    y: (v) => plotHeight - ((v - low) / (high - low)) * plotHeight,
  };
}

const dayMs = 86_400_000;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 5760, 10_080, 20_160, 40_320, 80_640, 161_280].map((minutes) => minutes * 60_000);
/** Vietnam keeps UTC+7 all year: whole local hours need no calendar. */
const zoneMs = 7 * 3_600_000;

function drawTimeAxis(context: CanvasRenderingContext2D, chart: Chart, plot: Plot): void {
  const { u, width, height } = plot;
  const room = Math.max(2, Math.floor(width / (84 * u)));
  const step = steps.find((candidate) => (chart.to - chart.from) / candidate <= room) ?? steps.at(-1)!;
  context.font = `400 ${16 * u}px ${token("--face")}`;
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  context.lineWidth = u;
  for (let t = Math.ceil((chart.from + zoneMs) / step) * step - zoneMs; t < chart.to; t += step) {
    const x = plot.x(t);
    context.strokeStyle = token("--chart-grid");
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, height);
    context.stroke();
    if (x < 24 * u || x > width - 28 * u) continue;
    context.fillStyle = token("--muted");
    context.fillText(step >= 28 * dayMs ? formatMonth(t) : step >= dayMs ? formatDay(t) : formatMinute(t), x, height + 19 * u);
  }
}

function drawSeries(context: CanvasRenderingContext2D, chart: Chart, plot: Plot): void {
  const { u, height } = plot;
  const colour = chart.stale ? token("--stale-line") : chart.severity ? token(`--line-s${chart.severity}`) : token("--data");
  const runs = splitRuns(chart.history, chart.from, chart.intervalMs);
  const gradient = context.createLinearGradient(0, 0, 0, height);
  gradient.addColorStop(0, withAlpha(colour, 0.36));
  gradient.addColorStop(1, withAlpha(colour, 0.02));
  context.save();
  context.beginPath();
  context.rect(0, 0, plot.width, height);
  context.clip();
  for (const run of runs) {
    trace(context, run, plot);
    context.lineTo(plot.x(run.at(-1)![0]), height);
    context.lineTo(plot.x(run[0]![0]), height);
    context.closePath();
    context.fillStyle = gradient;
    context.fill();
    trace(context, run, plot);
    context.strokeStyle = colour;
    context.lineWidth = 2.5 * u;
    context.lineJoin = "round";
    if (chart.stale) context.setLineDash([6 * u, 5 * u]);
    context.stroke();
    context.setLineDash([]);
  }
  context.restore();
  const last = runs.at(-1)?.at(-1);
  if (!last || chart.stale) return;
  context.beginPath();
  context.arc(plot.x(last[0]), plot.y(last[1]), 5 * u, 0, Math.PI * 2);
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 3 * u;
  context.strokeStyle = token("--panel");
  context.stroke();
}

/** A band of what is expected with its mean in dashes, and a line where the past ends. */
function drawForecast(context: CanvasRenderingContext2D, chart: Chart, plot: Plot, forecast: [number, number, number, number][]): void {
  const { u, height } = plot;
  const colour = chart.stale ? token("--stale-line") : token("--data");
  const last = chart.history.filter(([, v]) => v !== null).at(-1);
  const steps: [number, number, number, number][] = last ? [[last[0], last[1]!, last[1]!, last[1]!], ...forecast] : forecast;
  context.save();
  context.beginPath();
  context.rect(0, 0, plot.width, height);
  context.clip();
  context.beginPath();
  for (const [t, , , high] of steps) context.lineTo(plot.x(t), plot.y(high));
  for (const [t, low] of [...steps].reverse()) context.lineTo(plot.x(t), plot.y(low));
  context.closePath();
  context.fillStyle = withAlpha(colour, 0.2);
  context.fill();
  trace(context, steps.map(([t, , mean]) => [t, mean]), plot);
  context.strokeStyle = colour;
  context.lineWidth = 2.5 * u;
  context.setLineDash([8 * u, 6 * u]);
  context.stroke();
  context.setLineDash([]);
  if (chart.now !== undefined) {
    const x = Math.round(plot.x(chart.now)) + 0.5;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, height);
    context.strokeStyle = token("--muted");
    context.lineWidth = 1.5 * u;
    context.stroke();
  }
  context.restore();
}

function trace(context: CanvasRenderingContext2D, run: [number, number][], plot: Plot): void {
  context.beginPath();
  for (const [t, v] of run) context.lineTo(plot.x(t), plot.y(v));
}

/** A gap in the data is a gap in the line: null, or more than five times the usual distance. */
export function splitRuns(history: [number, number | null][], from: number, intervalMs: number): [number, number][][] {
  const gaps = history.slice(1).map(([t], index) => t - history[index]![0]).sort((a, b) => a - b);
  const usual = Math.max(gaps[Math.floor(gaps.length / 2)] ?? 0, intervalMs);
  const runs: [number, number][][] = [];
  let run: [number, number][] = [];
  for (const [t, v] of history) {
    if (t < from) continue;
    const previous = run.at(-1);
    if (run.length > 0 && (v === null || (usual > 0 && t - previous![0] > 5 * usual))) {
      runs.push(run);
      run = [];
    }
    if (v !== null) run.push([t, v]);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function limitColour(chart: Chart, limit: Limit): string {
  return withAlpha(chart.stale ? token("--stale-line") : token(`--p${limit.s || 4}`), 0.75);
}

function drawLimitLine(context: CanvasRenderingContext2D, chart: Chart, plot: Plot, limit: Limit): void {
  const { u, width } = plot;
  const y = Math.round(plot.y(limit.v)) + 0.5;
  context.strokeStyle = limitColour(chart, limit);
  context.lineWidth = 1.5 * u;
  context.setLineDash(limit.s === 1 ? [] : limit.s === 2 ? [10 * u, 6 * u] : [3 * u, 6 * u]);
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(width, y);
  context.stroke();
  context.setLineDash([]);
}

/** Beginning with the highest priority; one that would stand on another is left out, the foot tells it. */
function drawLimitLabels(context: CanvasRenderingContext2D, chart: Chart, plot: Plot, limits: Limit[]): void {
  const { u } = plot;
  const taken: number[] = [];
  context.font = `600 ${16 * u}px ${token("--face")}`;
  context.textAlign = "left";
  for (const limit of limits) {
    const y = plot.y(limit.v);
    const at = y - 18 * u > 0 ? y - 5 * u : y + 17 * u;
    if (taken.some((other) => Math.abs(other - at) < 18 * u)) continue;
    taken.push(at);
    context.fillStyle = limitColour(chart, limit);
    haloText(context, formatNumber(limit.v, chart.decimals, chart.i18n.language), 18 * u, at, u);
  }
}

function haloText(context: CanvasRenderingContext2D, text: string, x: number, y: number, u: number): void {
  context.save();
  context.lineWidth = 5 * u;
  context.lineJoin = "round";
  context.strokeStyle = withAlpha(token("--panel"), 0.85);
  context.strokeText(text, x, y);
  context.restore();
  context.fillText(text, x, y);
}

function withAlpha(colour: string, alpha: number): string {
  const value = Number.parseInt(colour.slice(1, 7), 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${alpha})`;
}
