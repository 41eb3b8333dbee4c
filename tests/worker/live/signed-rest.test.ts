import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/result';
import { SignedRest } from '../../../src/worker/live/signed-rest';

test('requests of one key are signed and sent one after the other, also after one that failed', async () => {
  const log: string[] = [];
  let nonce = 0;
  const rest = new SignedRest({
    route: {
      post: async (path, body, sign) => {
        log.push(`begin ${path}`);
        const headers = await sign();
        log.push(`${path} ${body} ${headers.ok ? headers.value['bfx-nonce'] : ''}`);
        if (path === 'b') throw new Error('a bug');
        return ok(path);
      },
    },
    turn: async () => undefined,
    sign: async () => ok({ apiKey: 'k', nonce: ++nonce, payload: 'p', signature: 's' }),
  });
  const [a, b, c] = await Promise.allSettled([rest.ask('a', '{}'), rest.ask('b', '{"x":1}'), rest.ask('c', '{}')]);
  expect(log).toEqual(['begin a', 'a {} 1', 'begin b', 'b {"x":1} 2', 'begin c', 'c {} 3']);
  expect([a?.status, b?.status, c]).toEqual(['fulfilled', 'rejected', { status: 'fulfilled', value: ok('c') }]);
});
