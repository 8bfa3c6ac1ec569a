// Keys and pasting in a table of figures: Enter and the arrows move as in a spreadsheet, a pasted block fills the cells from the focused one on.
type Cell = HTMLInputElement | HTMLSelectElement;

const cellOf = (target: EventTarget | null): Cell | null =>
  (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.dataset["row"] !== undefined && target.closest("[data-sheet-grid]") ? target : null;

function at(from: Cell, rows: number, columns: number): Cell | null {
  const grid = from.closest("[data-sheet-grid]");
  const [row, column] = [Number(from.dataset["row"]) + rows, Number(from.dataset["col"]) + columns];
  return grid?.querySelector<Cell>(`[data-row="${row}"][data-col="${column}"]`) ?? null;
}

function go(to: Cell | null): boolean {
  if (!to) return false;
  to.focus();
  if (to instanceof HTMLInputElement) to.select();
  return true;
}

/** Whether the caret stands where another step leads out of the cell. */
function leaves(cell: Cell, key: string): boolean {
  if (cell instanceof HTMLSelectElement) return true;
  const all = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  return all || (key === "ArrowLeft" ? cell.selectionEnd === 0 : cell.selectionStart === cell.value.length);
}

function keyDown(event: KeyboardEvent): void {
  const cell = cellOf(event.target);
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
  const choosing = cell instanceof HTMLSelectElement;
  const moved =
    event.key === "Enter" ? go(at(cell, event.shiftKey ? -1 : 1, 0))
    : event.key === "ArrowDown" && !choosing ? go(at(cell, 1, 0))
    : event.key === "ArrowUp" && !choosing ? go(at(cell, -1, 0))
    : event.key === "ArrowLeft" && leaves(cell, event.key) ? go(at(cell, 0, -1))
    : event.key === "ArrowRight" && leaves(cell, event.key) ? go(at(cell, 0, 1))
    : false;
  if (moved) event.preventDefault();
}

function put(cell: Cell, text: string): void {
  if (cell instanceof HTMLSelectElement) {
    const wanted = text.trim().toLowerCase();
    const option = [...cell.options].find((one) => one.value === text.trim() || one.text.trim().toLowerCase() === wanted);
    if (!option) return;
    cell.value = option.value;
  } else {
    cell.value = text.trim();
  }
  cell.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Rows and cells of what a spreadsheet puts on the clipboard; null for a plain text. */
export function block(text: string): string[][] | null {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((row) => row.split("\t"));
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}

function paste(event: ClipboardEvent): void {
  const cell = cellOf(event.target);
  const rows = cell ? block(event.clipboardData?.getData("text/plain") ?? "") : null;
  if (!cell || !rows) return;
  event.preventDefault();
  rows.forEach((row, down) => row.forEach((text, right) => {
    const to = at(cell, down, right);
    if (to && !to.disabled) put(to, text);
  }));
}

export function listenToSheets(): void {
  document.addEventListener("keydown", keyDown);
  document.addEventListener("paste", paste);
}
