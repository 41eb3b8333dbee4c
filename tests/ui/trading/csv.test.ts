import { expect, test } from 'vitest';
import { tableCells } from '../../../src/ui/trading/columns';
import { csvText } from '../../../src/ui/trading/csv';

test('a cell that a spreadsheet would run is marked as text', () => {
  expect(csvText([['=1+1', '+cmd', '-cmd', '@sum', '\tx']])).toBe("'=1+1,'+cmd,'-cmd,'@sum,'\tx\r\n");
});

test('a negative number stays a number', () => {
  expect(csvText([['-12.5', '-0', '-1-1']])).toBe("-12.5,-0,'-1-1\r\n");
});

test('commas, quotes and line ends stay inside their cell', () => {
  expect(csvText([['a,b', 'say "no"', 'x\ny', 'plain']])).toBe('"a,b","say ""no""","x\ny",plain\r\n');
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
