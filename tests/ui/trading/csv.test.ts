import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOnly, tableCells } from '../../../src/ui/trading/columns';
import { csvText, tabText } from '../../../src/ui/trading/csv';

test('a cell that a spreadsheet would run is marked as text', () => {
  expect(csvText([['=1+1', '+cmd', '-cmd', '@sum', '\tx']])).toBe("'=1+1,'+cmd,'-cmd,'@sum,\"'\tx\"\r\n");
  expect(csvText([[' =1+1', '＝1', '－1']])).toBe("' =1+1,'＝1,'－1\r\n");
});

test('nor is what follows a sign that parts cells in other countries, or a line end', () => {
  expect(csvText([['x;=cmd()', 'a\t@b', 'c\n+d', 'e;f', 'g-h']])).toBe('"x;\'=cmd()","a\t\'@b","c\n\'+d","e;f",g-h\r\n');
});

test('a negative number stays a number', () => {
  expect(csvText([['-12.5', '-0', '-1-1']])).toBe("-12.5,-0,'-1-1\r\n");
});

test('commas, quotes and line ends stay inside their cell', () => {
  expect(csvText([['a,b', 'say "no"', 'x\ny', 'plain']])).toBe('"a,b","say ""no""","x\ny",plain\r\n');
});

test('on the clipboard cells are parted by tabs, a comma needs no quotes, and nothing runs there either', () => {
  expect(tabText([['a,b', 'say "no"', 'x\ty']])).toBe('a,b\t"say ""no"""\t"x\ty"\r\n');
  expect(tabText([['=1+1', '-2', '']])).toBe("'=1+1\t-2\t\r\n");
});

test('a file has the columns that a file should have, titles first', () => {
  const columns = [
    { id: 'a', title: 'A', csv: (row: number) => String(row) },
    { id: 'tools', title: '', cell: () => null },
    { id: 'b', title: 'B', csv: (row: number) => String(-row) },
  ];
  expect(tableCells(columns, [1, 2])).toEqual([
    ['A', 'B'],
    ['1', '-1'],
    ['2', '-2'],
  ]);
});

test('a column for the file alone has its title and text there, and no cell on the screen', () => {
  const shown = { id: 'a', title: 'A', isNumber: true, cell: () => null, csv: (row: number) => String(row) };
  expect(fileOnly(shown)).not.toHaveProperty('cell');
  expect(tableCells([fileOnly(shown)], [3])).toEqual([['A'], ['3']]);
});

/** As a spreadsheet reads it: quotes hold commas and line ends, two of them are one. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (isQuoted && sign === '"' && text[i + 1] === '"') cell += text[i++];
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === ',') {
      row.push(cell);
      cell = '';
    } else if (!isQuoted && text.startsWith('\r\n', i)) {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      i++;
    } else cell += sign;
  }
  return rows;
}

const anyCell = fc.string({ unit: fc.constantFrom('a', '7', '.', '-', '=', '"', ',', ';', '\t', '\r', '\n', ' ', "'", 'é') });
const anyRows = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

test('what a spreadsheet reads is what was written, but for the marks on what it would run', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const bare = (text: string): string => text.replaceAll("'", '');
      const back = read(csvText(rows));
      expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      expect(back.flat().map(bare)).toEqual(rows.flat().map(bare));
    }),
  );
});

test('no cell is run, wherever a spreadsheet parts cells', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      for (const text of read(csvText(rows)).flat())
        for (const part of text.split(/[;\t\r\n]/)) expect(/^ *[=+@-]/.test(part) && !/^-\d+(\.\d+)?$/.test(part)).toBe(false);
    }),
  );
});
