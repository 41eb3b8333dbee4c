import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTopicKey, type Topic } from '../../../src/domain/topic';
import { BitfinexSession } from './session';

const folder = join(import.meta.dirname, 'frames');

test.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s decodes as it says', (name) => {
  const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  const note = (word: string): string => lines.find((l) => l.startsWith(`# ${word} `))?.slice(word.length + 3) ?? '';
  const topic = parseTopicKey(note('topic')) as Topic;
  const session = new BitfinexSession();
  session.follow(topic);
  session.greet(Number(note('flags')));
  session.acknowledge(5);
  const expected: string[] = [];
  let told = 0;
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('!')) expected.push(line.slice(2));
    if (!line.startsWith('[')) continue;
    const isFault = lines[i + 1]?.startsWith('!') === true;
    if (!isFault && !/^\[5,"(hb|cs)"/.test(line)) told++;
    session.receive(line);
  }
  expect(session.faultCodes()).toEqual(expected);
  expect(session.hands.told).toHaveLength(told);
  expect(session.hands.reopened).toEqual([]);
  expect(session.state(topic)).toBe(expected.length === 0 ? 'live' : 'verifying');
});
