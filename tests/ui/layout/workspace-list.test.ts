import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importWorkspaces } from '../../../src/ui/layout/import-workspaces';
import { lineOf } from '../../../src/ui/layout/json-line';
import { readWorkspaces, writeWorkspaces } from '../../../src/ui/layout/read-workspaces';
import { added, duplicated, joined, listFullWords, locked, removed, renamed, workspaceOf } from '../../../src/ui/layout/workspace-list';
import { HOME_WORKSPACE, MOST_WORKSPACES, type Workspaces } from '../../../src/ui/layout/workspaces';
import { showLanguage } from '../../../src/ui/words/language';
import { desk } from './layouts';

const HOME: Workspaces = { shown: 'standard', all: [HOME_WORKSPACE] };
const names = ({ all }: Workspaces): string[] => all.map(({ name }) => name);

test('a new workspace is shown, and every one has a name and an id of its own', () => {
  const two = added(added(HOME, 'Evening', 'standard'), 'Evening', 'standard');
  expect(names(two)).toEqual(['Standard', 'Evening', 'Evening 2']);
  expect(two.shown).toBe('evening-2');
  expect(names(duplicated(two, 'standard')).at(-1)).toBe('Standard 2');
  expect(workspaceOf(two, 'evening').name).toBe('Evening');
  expect(workspaceOf(renamed(two, 'evening', 'Late Desk'), 'late desk').id).toBe('evening');
  expect(workspaceOf(two, 'nowhere').name).toBe('Evening 2');
});

test('the last workspace stays, and where the shown one goes the first is shown', () => {
  expect(removed(HOME, 'standard')).toEqual(HOME);
  expect(removed(added(HOME, 'Evening', 'standard'), 'evening')).toEqual(HOME);
});

test('a name without letters is no name, and a copy of a locked workspace is open', () => {
  expect(renamed(HOME, 'standard', '  ')).toBe(HOME);
  expect(names(renamed(HOME, 'standard', ` ${'x'.repeat(60)} `))).toEqual(['x'.repeat(40)]);
  expect(duplicated(locked(HOME, 'standard', true), 'standard').all.map(({ isLocked }) => isLocked)).toEqual([true, false]);
});

test('whatever names are given, what comes out can be stored and read again', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 12 }), (given) => {
      const all = given.reduce((now, name) => added(now, name, 'standard'), HOME);
      expect(readWorkspaces(writeWorkspaces(all))).toEqual(all);
      expect(new Set(names(all)).size).toBe(given.length + 1);
    }),
  );
});

test('no more workspaces are made than are read again', () => {
  const full = Array.from({ length: MOST_WORKSPACES - 1 }).reduce<Workspaces>((now) => added(now, 'Evening', 'standard'), HOME);
  expect(full.all).toHaveLength(MOST_WORKSPACES);
  expect(readWorkspaces(writeWorkspaces(full))).toEqual(full);
  expect(added(full, 'Evening', 'standard')).toBe(full);
  expect(duplicated(full, 'standard')).toBe(full);
  expect(joined(full, HOME)).toBe(full);
  // All of a file, or nothing.
  const two = added(HOME, 'Evening', 'standard');
  const nearly = removed(full, 'evening');
  expect(joined(nearly, two)).toBe(nearly);
  expect(joined(nearly, HOME).all).toHaveLength(MOST_WORKSPACES);
});

test('a file that is read comes beside what is there, and what is shown stays', () => {
  const mine: Workspaces = { shown: 'standard', all: [{ ...HOME_WORKSPACE, layout: desk() }] };
  const file = importWorkspaces(writeWorkspaces(mine));
  if (typeof file === 'string') throw new Error(file);
  const both = joined(HOME, file);
  expect(names(both)).toEqual(['Standard', 'Standard 2']);
  expect(both.shown).toBe('standard');
  expect(both.all[1]?.layout).toEqual(desk());
});

test('a broken file is refused with the line and what is wrong on it', () => {
  const text = writeWorkspaces({ shown: 'standard', all: [{ ...HOME_WORKSPACE, layout: desk() }] });
  const lines = text.split('\n');
  const kind = lines.findIndex((line) => line.includes('"kind": "chart"'));
  const broken = lines.with(kind, (lines[kind] ?? '').replace('chart', 'spaceship')).join('\n');
  expect(importWorkspaces(broken)).toBe(`Line ${kind + 1}: all.0.layout.parts.1.parts.0.panels.0.kind is no panel that this version has.`);
  expect(importWorkspaces(text.replace('"version": 2', '"version": 9'))).toMatch(/^Line 2: version is 9, and this program reads versions 1 to 2\.$/);
  expect(importWorkspaces('[]')).toBe('Line 1: the file is no object.');
  expect(importWorkspaces(lines.slice(0, 5).join('\n'))).toMatch(/^Line 5: this is no JSON\./);
  expect(importWorkspaces(lines.with(3, '  oops,').join('\n'))).toMatch(/^Line 4: this is no JSON\./);
});

test('the line of a value is where it begins, whatever stands before it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 4), (value, space) => {
      const text = JSON.stringify({ before: value, list: [value, { here: 'found', '}"[': 1 }] }, null, space);
      const line = text.slice(0, text.lastIndexOf('"found"')).split('\n').length;
      expect(lineOf(text, ['list', 1, 'here'])).toBe(line);
    }),
  );
});

test('in Swedish a broken file is told by line in Swedish, and what the file and the browser say stays as it is', async () => {
  await showLanguage('sv');
  try {
    const text = writeWorkspaces(HOME);
    expect(importWorkspaces(text.replace('"name": "Standard"', '"name": ""'))).toBe('Rad 7: all.0.name har inte 1 till 40 tecken.');
    expect(importWorkspaces('[]')).toBe('Rad 1: filen är inget objekt.');
    expect(importWorkspaces(text.replace('"version": 2', () => '"version": "$& {{ newest }}"'))).toBe(
      'Rad 2: version är "$& {{ newest }}", och det här programmet läser versionerna 1 till 2.',
    );
    expect(importWorkspaces('{')).toMatch(/^Rad 1: det här är inte JSON\. .*JSON/);
    expect(listFullWords()).toBe('Högst 50 arbetsytor sparas: ta bort några först.');
  } finally {
    await showLanguage('en');
  }
});
