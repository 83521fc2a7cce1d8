export type Cell = string | number | null;

/** What a plot shows, as numbers: for CSV and for those who read tables. */
export interface PlotData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** CSV by RFC 4180. */
export function toCsv(data: PlotData): string {
  return [data.columns, ...data.rows].map((row) => row.map(field).join(',') + '\r\n').join('');
}

function field(cell: Cell): string {
  if (cell === null) {
    return '';
  }
  if (typeof cell === 'number') {
    return String(cell);
  }
  // A spreadsheet takes text that begins like this for a formula, and names may come from anybody.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
