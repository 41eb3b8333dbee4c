/** A spreadsheet runs a cell that begins so. */
const RUNS = /^[=+\-@\t\r]/;
/** A negative number begins so too, and runs nothing. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows as comma-separated text: every cell quoted where it must be, and none that a spreadsheet would run. */
export const csvText = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hand something to the user as a file. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
