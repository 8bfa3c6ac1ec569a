import type { PlanMatrix } from "./protocol";

/**
 * One canvas over several displays: the page is as large as all of them and pushed so that this display's cell fills the
 * window. The design pixel follows the canvas, so that nothing else of the wall has to know.
 */
export function applyMatrix(root: HTMLElement, matrix: PlanMatrix | null): void {
  root.classList.toggle("matrix", matrix !== null);
  const { columns, rows, bezelX, bezelY, column, row } = matrix ?? { columns: 1, rows: 1, bezelX: 0, bezelY: 0, column: 1, row: 1 };
  const set = (name: string, value: number, unit: string) => root.style.setProperty(name, `${value}${unit}`);
  set("--canvas-w", canvas(columns, bezelX), "vw");
  set("--canvas-h", canvas(rows, bezelY), "vh");
  set("--canvas-x", -offset(column, bezelX), "vw");
  set("--canvas-y", -offset(row, bezelY), "vh");
  set("--cell-scale", 1 / Math.max(columns, rows), "");
}

/** Percent of a cell that `cells` of them and the frames between take. */
export function canvas(cells: number, bezel: number): number {
  return cells * 100 + (cells - 1) * bezel;
}

/** Percent of a cell before the cell `at`, counted from 1. */
export function offset(at: number, bezel: number): number {
  return (at - 1) * (100 + bezel);
}
