/**
 * A spreadsheet runs a cell that begins so, wide signs included. Where it parts cells by semicolons or tabs, as many countries
 * have it, a cell begins after each of those as well, quoted or not.
 */
const RUNS = /(^|[;\t\r\n])([ \u00a0]*[=+\-@＝＋－＠])|^[\t\r]/g;
/** A negative number begins so too, and runs nothing. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows as comma-separated text: every cell quoted where it must be, and none that a spreadsheet would run. */
export const csvText = (rows: readonly (readonly string[])[]): string => lines(rows, ',', /[",;\t\r\n]/);

/** The same as a spreadsheet takes it from the clipboard: parted by tabs. */
export const tabText = (rows: readonly (readonly string[])[]): string => lines(rows, '\t', /["\t\r\n]/);

const lines = (rows: readonly (readonly string[])[], between: string, quoted: RegExp): string =>
  rows.map((row) => `${row.map((text) => cell(text, quoted)).join(between)}\r\n`).join('');

function cell(text: string, quoted: RegExp): string {
  const safe = NUMBER.test(text)
    ? text
    : text.replace(RUNS, (whole, before: string | undefined, sign: string | undefined) =>
        sign === undefined ? `'${whole}` : `${before ?? ''}'${sign}`,
      );
  return quoted.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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
