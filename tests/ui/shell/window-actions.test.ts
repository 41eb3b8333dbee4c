import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createDeskActions } from '../../../src/ui/dock/desk-actions';
import { HOME_WORKSPACE } from '../../../src/ui/layout/workspaces';
import { workspaceEntries } from '../../../src/ui/palette/entries';
import { hotkeyGroups } from '../../../src/ui/parts/hotkeys';
import type { Desk } from '../../../src/ui/shell/desk';

const desk = (isWindow: boolean): Desk => ({ isWindow, workspace: () => HOME_WORKSPACE }) as Desk;
const hasActions = (isWindow: boolean): boolean =>
  createRoot((dispose) => {
    createDeskActions(desk(isWindow));
    const has = hotkeyGroups().some(({ title }) => title === 'Desk');
    dispose();
    return has;
  });

test('a window of one panel offers nothing that is done to a whole desk', async () => {
  expect([hasActions(false), hasActions(true)]).toEqual([true, false]);
  expect(await workspaceEntries(desk(true))).toEqual([]);
  expect((await workspaceEntries(desk(false))).map(({ label }) => label)).toContain('New workspace: Standard');
});
