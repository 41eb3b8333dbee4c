import { expect, test } from 'vitest';
import { readNoticeChoices, USUAL_NOTICES } from '../../../src/ui/notices/notice-choices';

test('nothing sounds and nothing leaves the page before the user turned it on', () => {
  for (const text of [null, '', 'nonsense', '[]', '{"hasSound":1,"volume":"loud","hasSystem":"yes"}'])
    expect(readNoticeChoices(text)).toEqual({ hasSound: false, volume: USUAL_NOTICES.volume, hasSystem: false, hasAmounts: true });
});

test('what was chosen is kept; a volume that is none is the usual one', () => {
  expect(readNoticeChoices('{"hasSound":true,"volume":80,"hasSystem":true}')).toEqual({
    hasSound: true,
    volume: 80,
    hasSystem: true,
    hasAmounts: true,
  });
  expect(readNoticeChoices('{"hasAmounts":false}').hasAmounts).toBe(false);
  for (const volume of [0, 101, -5, null]) expect(readNoticeChoices(JSON.stringify({ volume })).volume).toBe(USUAL_NOTICES.volume);
});
