import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseLanguage } from '../../../src/ui/settings/choose-language';
import { loadPreferences } from '../../../src/ui/shell/preferences';
import { showLanguage, shownLanguage } from '../../../src/ui/words/language';
import { t } from '../../../src/ui/words/t';
import { type StoredPage, stubPage } from '../shell/stored-page';

let page: StoredPage;
const reload = vi.fn(() => {});
const hands = (load: () => Promise<unknown> = () => Promise.resolve()) => ({ load, reload });
const kept = () => loadPreferences().language;

beforeEach(() => {
  page = stubPage();
  reload.mockClear();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await showLanguage('en');
});

test('it is kept, and the page is loaded anew once the words are there: until then it says all as before', async () => {
  let isThere = false;
  const load = async (): Promise<void> => {
    expect([kept(), reload.mock.calls.length]).toEqual([null, 0]);
    isThere = true;
  };
  expect(await chooseLanguage('sv', hands(load))).toBeNull();
  expect([isThere, kept(), reload.mock.calls.length]).toEqual([true, 'sv', 1]);
  expect([shownLanguage(), t('Cancel')]).toEqual(['en', 'Cancel']);
});

test('where the words cannot be loaded that is answered, and all stays as it is', async () => {
  expect(
    await chooseLanguage(
      'sv',
      hands(() => Promise.reject(new Error('offline'))),
    ),
  ).toMatch(/^It could not be loaded/);
  expect([kept(), reload.mock.calls.length]).toEqual([null, 0]);
});

test('where the browser keeps nothing that is answered: loaded anew, the page would be as before', async () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('no room');
    },
  });
  expect(await chooseLanguage('sv', hands())).toMatch(/^This browser does not let the page keep it/);
  expect(reload).not.toHaveBeenCalled();
});

test('the one that is shown is kept, and the page stays', async () => {
  page.stored.set('tapedeck/preferences', JSON.stringify({ language: 'sv', density: 'compact' }));
  expect(await chooseLanguage('en', hands())).toBeNull();
  expect([loadPreferences(), reload.mock.calls.length]).toMatchObject([{ language: 'en', density: 'compact' }, 0]);
});

test.each([
  ['come', () => Promise.resolve()],
  ['cannot be had', () => Promise.reject(new Error('offline'))],
])('of several presses the last counts: words of an earlier one that %s after it change nothing', async (_, come) => {
  let arrive = (): void => {};
  const slow = chooseLanguage(
    'sv',
    hands(async () => {
      await new Promise<void>((done) => {
        arrive = done;
      });
      await come();
    }),
  );
  await chooseLanguage('en', hands());
  arrive();
  expect(await slow).toBeNull();
  expect([kept(), reload.mock.calls.length]).toEqual(['en', 0]);
});

test('the words themselves are what is loaded', async () => {
  vi.stubGlobal('location', { reload });
  expect(await chooseLanguage('sv')).toBeNull();
  expect([kept(), reload.mock.calls.length]).toEqual(['sv', 1]);
});
