import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { PRESET_NAMES, PRESETS } from '../../../src/ui/layout/presets';
import { added, duplicated, renamed } from '../../../src/ui/layout/workspace-list';
import { workspaceName } from '../../../src/ui/layout/workspace-name';
import { HOME_WORKSPACE, type Workspaces } from '../../../src/ui/layout/workspaces';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(() => showLanguage('en'));

const HOME: Workspaces = { shown: 'standard', all: [HOME_WORKSPACE] };
const shown = ({ all }: Workspaces): string[] => all.map(workspaceName);

test('in English every workspace is called as it is stored', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...PRESET_NAMES), (name, preset) => {
      expect(workspaceName({ name, preset })).toBe(name);
    }),
  );
});

describe('in Swedish', () => {
  test('one that the program named is called in Swedish, its copies by number, and stored in English', async () => {
    await showLanguage('sv');
    const all = duplicated(added(added(HOME, PRESETS.four.title, 'four'), PRESETS.chart.title, 'chart'), 'four-charts');
    expect(shown(all)).toEqual(['Standard', 'Fyra diagram', 'Diagram', 'Fyra diagram 2']);
    expect(all.all.map(({ name }) => name)).toEqual(['Standard', 'Four charts', 'Chart', 'Four charts 2']);
  });

  test('one that a user named stays as it was named', async () => {
    await showLanguage('sv');
    const mine = ['Chart', 'Charting', 'Four charts', 'Four charts of mine', 'My four charts', 'Four charts 2b', 'Watch '];
    for (const name of mine) expect(workspaceName({ name, preset: 'standard' })).toBe(name);
    for (const name of mine.slice(3)) expect(workspaceName({ name, preset: 'four' })).toBe(name);
    expect(shown(renamed(HOME, 'standard', 'Cancel'))).toEqual(['Cancel']);
  });
});
