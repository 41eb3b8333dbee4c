import { expect, test } from 'vitest';
import { makeNews } from '../../src/client/news';
import type { News } from '../../src/worker/protocol/stream-message';

const news = (...ids: string[]): readonly News[] => ids.map((id) => ({ happened: ['filled'], order: { id } }) as unknown as News);
const idOf = (one: News): string => ('order' in one ? one.order.id : '');

test('what comes before anybody listens is told once somebody does, the last of it', () => {
  const source = makeNews();
  for (let i = 0; i < 25; i++) source.tell(news(`P-${i}`));
  const heard: string[] = [];
  const stop = source.listen((all) => heard.push(...all.map(idOf)));
  expect(heard).toHaveLength(20);
  expect(heard.at(-1)).toBe('P-24');
  source.tell(news('P-25'));
  expect(heard.at(-1)).toBe('P-25');
  stop();
  source.tell(news('P-26'));
  expect(heard.at(-1)).toBe('P-25');
  source.listen((all) => heard.push(...all.map(idOf)));
  expect(heard.slice(-2)).toEqual(['P-25', 'P-26']);
});
