import { createRoot } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { followLanguage, showLanguage, shownLanguage } from '../../../src/ui/words/language';
import { t } from '../../../src/ui/words/t';
import { stubPage } from '../shell/stored-page';

const KEY = 'tapedeck/preferences';

afterEach(async () => {
  vi.unstubAllGlobals();
  await showLanguage('en');
});

test('a language that was chosen in another tab is shown in this one, and what else is kept there changes none', async () => {
  const page = stubPage();
  createRoot(followLanguage);
  page.write(KEY, JSON.stringify({ language: 'sv' }));
  await vi.waitFor(() => expect(shownLanguage()).toBe('sv'));
  expect(t('Cancel')).toBe('Avbryt');
  page.write(KEY, JSON.stringify({ theme: 'light' }));
  page.write(KEY, '{torn');
  expect(shownLanguage()).toBe('sv');
  page.write(KEY, JSON.stringify({ language: 'en' }));
  await vi.waitFor(() => expect(t('Cancel')).toBe('Cancel'));
});
