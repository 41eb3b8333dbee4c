import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

/** As a number, where it is one: `−0.01`, `64,200.0`, `9.17 USD`. */
const numberIn = (text: string): string => /^[+−-]?[\d,]+(\.\d+)?/.exec(text)?.[0].replaceAll(',', '').replace('−', '-') ?? '';

/** Of a line; a comma in quotes is no end. */
const cellsOf = (line: string): string[] => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);

/**
 * The file of the table in view has what the screen shows: a line for each row, every title, and in the columns named what
 * stands there, whole, those that have no room on the screen among them. `name` is the table's, `file` what its file is called.
 */
export async function expectWholeFile(page: Page, name: string, file: string, named: readonly string[]): Promise<void> {
  const table = page.getByRole('grid', { name });
  await expect(table.locator('tbody tr').first()).toBeVisible();
  const shown = await table.evaluate((element) =>
    [...(element as HTMLTableElement).tBodies].flatMap((body) =>
      [...body.rows].map((row) => Object.fromEntries([...row.cells].map((cell) => [cell.dataset['title'] ?? '', cell.textContent.trim()]))),
    ),
  );
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
  expect(download.suggestedFilename()).toBe(`tapedeck-${file}.csv`);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  const titles = cellsOf(lines[0] ?? '');
  expect(lines.length, name).toBe(shown.length + 1);
  expect(titles, name).toEqual(expect.arrayContaining([...named]));
  for (const [i, row] of shown.entries()) {
    const cells = cellsOf(lines[i + 1] ?? '');
    for (const title of named) {
      const inFile = cells[titles.indexOf(title)] ?? '';
      // A column that the screen has no room for stands in the file all the same.
      const onScreen = numberIn(row[title] ?? inFile);
      const decimals = onScreen.split('.')[1]?.length ?? 0;
      expect([inFile === '', onScreen === ''], `${name}, ${title}`).toEqual([false, false]);
      // Amounts are shown rounded, some of them down: by less than one of the last digit shown.
      expect(Math.abs(Number(inFile) - Number(onScreen)), `${name}, ${title}: ${inFile} in the file, ${onScreen} on the screen`).toBeLessThan(
        10 ** -decimals,
      );
    }
  }
}
