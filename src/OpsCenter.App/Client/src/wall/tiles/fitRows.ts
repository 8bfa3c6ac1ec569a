import { setClass } from "../dom";

/** Hides the rows that do not fit whole into the list's height; the number shown. On a phone all are shown. */
export function fitRows(list: HTMLElement): number {
  const rows = [...list.children] as HTMLElement[];
  for (const row of rows) setClass(row, "hidden", false);
  if (getComputedStyle(list).overflowY !== "hidden") return rows.length;
  const bottom = list.getBoundingClientRect().bottom + 1;
  const bottoms = rows.map((row) => row.getBoundingClientRect().bottom);
  const fitting = bottoms.findIndex((rowBottom) => rowBottom > bottom);
  const shown = fitting < 0 ? rows.length : fitting;
  rows.forEach((row, index) => setClass(row, "hidden", index >= shown));
  return shown;
}
