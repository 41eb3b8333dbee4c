import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalMs } from '../../../../src/domain/units';
import { AccountLine, FILTER } from '../../../../src/venues/bitfinex/account/account-line';
import { AccountSequence } from '../../../../src/venues/bitfinex/account/account-sequence';
import { FLAG } from '../../../../src/venues/bitfinex/flags';

const FLAGS = FLAG.timestamp + FLAG.sequence;
const LOGIN = { apiKey: 'KEY', nonce: 1790134414850000, payload: 'AUTH1790134414850000', signature: 'e085' };
const CAPS = { orders: { read: 1, write: 0 }, withdraw: { read: 0, write: 0 } };

/** A line and what it asked of the world. */
class Rig {
  readonly sent: Record<string, unknown>[] = [];
  readonly log: string[] = [];
  now = 1_000_000 as LocalMs;
  private counted = 0;
  readonly line = new AccountLine({
    send: (text) => {
      this.sent.push(JSON.parse(text));
      return true;
    },
    sign: () => this.log.push('sign'),
    reopen: (why) => this.log.push(`reopen: ${why}`),
    stop: (why) => this.log.push(`stop: ${why}`),
    changed: () => undefined,
    told: () => undefined,
    noticed: () => undefined,
    synced: () => undefined,
  });

  says(message: unknown): this {
    this.line.received(JSON.stringify(message), this.now);
    return this;
  }

  /** An array frame with its numbers. */
  frame(type: string, payload: unknown, account: number): this {
    return this.says([0, type, payload, ++this.counted, account, this.now]);
  }

  heartbeat(): this {
    return this.says([0, 'hb', ++this.counted, this.now]);
  }

  open(): this {
    this.counted = 0;
    this.line.opened(this.now);
    return this.says({ event: 'info', version: 2, platform: { status: 1 } }).says({ event: 'conf', status: 'OK', flags: FLAGS });
  }

  enter(): this {
    this.open();
    this.line.signed(LOGIN, this.now);
    return this.says({ event: 'auth', status: 'OK', chanId: 0, userId: 7, caps: CAPS });
  }

  ready(): this {
    return this.enter().frame('ps', [], 0).frame('ws', [], 0).frame('os', [], 0);
  }

  wait(ms: number): this {
    for (let left = ms; left > 0; left -= 250) {
      this.now = (this.now + Math.min(250, left)) as LocalMs;
      this.line.tick(this.now);
    }
    return this;
  }
}

describe('a login', () => {
  test('waits for the greeting, agrees on the numbers, and is signed once for its connection', () => {
    const rig = new Rig();
    rig.line.opened(rig.now);
    expect(rig.sent).toEqual([]);
    rig.says({ event: 'info', version: 2, platform: { status: 1 } });
    expect(rig.sent).toEqual([{ event: 'conf', flags: 98_304 }]);
    rig.says({ event: 'conf', status: 'OK', flags: FLAGS });
    expect([rig.line.phase, rig.log]).toEqual(['signing', ['sign']]);
    rig.line.signed(LOGIN, rig.now);
    expect(rig.sent.at(-1)).toEqual({
      event: 'auth',
      apiKey: 'KEY',
      authSig: 'e085',
      authPayload: 'AUTH1790134414850000',
      authNonce: 1790134414850000,
      filter: [...FILTER],
    });
    // A second one on the same socket is never right.
    rig.line.signed(LOGIN, rig.now);
    expect(rig.sent.filter(({ event }) => event === 'auth')).toHaveLength(1);
  });

  test('statement 38: never turns the dead-man switch on', () => {
    expect(new Rig().ready().sent.some((message) => 'dms' in message)).toBe(false);
  });

  test('is through when orders, wallets and positions have been told, in whatever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['ps', 'ws', 'os'], { minLength: 3 }), (types) => {
        const rig = new Rig().enter();
        for (const type of types) {
          expect(rig.line.phase).toBe('syncing');
          rig.frame(type, [], 0);
        }
        expect(rig.line.phase).toBe('ready');
        expect(rig.line.permissions?.orders).toEqual({ read: true, write: false });
      }),
    );
  });

  test.each([
    ['FAILED', 10_100, 'apikey: invalid', /does not take this key.*“apikey: invalid”/],
    ['FAIL', 10_113, '', /^stop: The secret does not belong/],
    ['strange', 99, 'what', /^stop: The exchange refused the login\. It says: “what”\.$/],
  ])('that is answered %s %s ends it until the user has done something', (status, code, msg, words) => {
    const rig = new Rig().open();
    rig.line.signed(LOGIN, rig.now);
    rig.says({ event: 'auth', status, chanId: 0, code, msg });
    expect(rig.log.at(-1)).toMatch(words);
    expect(rig.line.phase).toBe('down');
  });

  test('whose number was too small is made once more, on another connection, and not a third time', () => {
    const rig = new Rig().open();
    const refuse = (): Rig => {
      rig.line.signed(LOGIN, rig.now);
      return rig.says({ event: 'auth', status: 'FAILED', chanId: 0, code: 10_114, msg: 'nonce: small' });
    };
    expect(refuse().log.at(-1)).toMatch(/^reopen: .*once more/);
    rig.open();
    expect(refuse().log.at(-1)).toMatch(/^stop: Another program uses this key/);
  });

  test('that the vault does not sign is not made', () => {
    const rig = new Rig().open();
    rig.line.signed(null, rig.now);
    expect(rig.log.at(-1)).toMatch(/^stop: the vault/);
    expect(rig.sent.some(({ event }) => event === 'auth')).toBe(false);
  });

  test.each([
    ['greeting', (rig: Rig) => rig.line.opened(rig.now), 'no greeting'],
    ['signing', (rig: Rig) => rig.open(), 'the vault did not answer'],
    ['entering', (rig: Rig) => rig.open().line.signed(LOGIN, rig.now), 'no answer to the login'],
  ])('that stands still while %s is tried on another connection', (phase, begin, words) => {
    const rig = new Rig();
    begin(rig);
    expect(rig.line.phase).toBe(phase);
    rig.wait(10_000);
    expect(rig.log.join('\n')).not.toContain('reopen');
    rig.wait(250);
    expect(rig.log.at(-1)).toContain(`reopen: ${words}`);
  });

  test('after which not all of the account is told is made once more', () => {
    const rig = new Rig().enter().frame('os', [], 0);
    for (let i = 0; i < 41; i++) rig.wait(250).heartbeat();
    expect(rig.log.at(-1)).toMatch(/^reopen: not all of the account/);
  });

  test('statement 2: another version of the protocol is not spoken', () => {
    const rig = new Rig();
    rig.line.opened(rig.now);
    rig.says({ event: 'info', version: 3 });
    expect(rig.log.at(-1)).toMatch(/^stop: the exchange speaks version 3/);
    expect(rig.sent).toEqual([]);
  });
});

describe('an account that has been told', () => {
  test('is told on, and words on requests do not end it', () => {
    const rig = new Rig().ready();
    rig.frame('wu', ['exchange', 'BTC', 1, 0, null], 1).frame('n', [1, 'on-req', null, null, [], null, 'SUCCESS', ''], 1).heartbeat();
    expect([rig.line.phase, rig.line.mirror.wallets.get('exchange BTC')?.total]).toEqual(['ready', '1']);
  });

  test('E1: a message that was lost ends the connection, and a count of the account that falls', () => {
    const rig = new Rig().ready();
    rig.says([0, 'hb', 99, rig.now]);
    expect(rig.log.at(-1)).toMatch(/^reopen: message 99 came after 3/);
    const other = new Rig().ready();
    other.frame('wu', ['exchange', 'BTC', 1, 0, null], 7).frame('wu', ['exchange', 'BTC', 2, 0, null], 5);
    expect(other.log.at(-1)).toMatch(/^reopen: message 5 of the account came after 7/);
  });

  test.each([
    ['a frame that is no JSON', '{'],
    ['an order that is none', JSON.stringify([0, 'on', ['x'], 4, 1, 1])],
  ])('%s may have been a fill: the connection is replaced', (_, text) => {
    const rig = new Rig().ready();
    rig.line.received(text, rig.now);
    expect(rig.log.at(-1)).toMatch(/^reopen/);
  });

  test('statement 49: kinds of message that are not known count, and change nothing', () => {
    const rig = new Rig().ready();
    rig.frame('uac', [1], 1).frame('never-heard-of', null, 2).frame('wu', ['exchange', 'BTC', 1, 0, null], 3);
    expect([rig.line.phase, [...rig.line.mirror.wallets.keys()]]).toEqual(['ready', ['exchange BTC']]);
  });

  test('N2: what says nothing at all is noticed by a ping, within twelve seconds', () => {
    const rig = new Rig().ready();
    rig.wait(12_000);
    expect(rig.log.at(-1)).toMatch(/^reopen: a ping was not answered/);
  });

  test('pings that are answered keep it', () => {
    const rig = new Rig().ready();
    for (let i = 0; i < 400; i++) {
      const before = rig.sent.length;
      rig.wait(250);
      for (const { cid } of rig.sent.slice(before)) rig.says({ event: 'pong', cid, ts: rig.now + 3_000 });
    }
    expect(rig.line.phase).toBe('ready');
  });

  test('statement 19: maintenance is said, lasts two minutes at the most, and ends with a new login', () => {
    const rig = new Rig().ready();
    rig.says({ event: 'info', code: 20_060 });
    rig.wait(60_000);
    expect(rig.line.phase).toBe('maintenance');
    rig.says({ event: 'info', code: 20_061 });
    expect(rig.log.at(-1)).toBe('reopen: the maintenance is over');
    const other = new Rig().ready().says({ event: 'info', code: 20_060 });
    other.wait(120_250);
    expect(other.log.at(-1)).toMatch(/^reopen: maintenance for two minutes/);
  });

  test('a new connection has to be told all of it again, and may do nothing before it is let in', () => {
    const rig = new Rig().ready();
    rig.line.closed(rig.now);
    expect([rig.line.phase, rig.line.permissions]).toEqual(['down', null]);
    rig.enter().frame('os', [], 0);
    expect(rig.line.phase).toBe('syncing');
  });
});

describe('the two counters', () => {
  const taken = (frames: readonly (readonly unknown[])[], flags = FLAGS): (string | null)[] => {
    const sequence = new AccountSequence();
    return frames.map((frame) => sequence.take(frame, flags));
  };
  test('as a real session had them: the account’s stands at 0 while it is told, notices repeat it', () => {
    expect(
      taken([
        [0, 'ps', [], 1, 0, 9],
        [0, 'os', [], 2, 0, 9],
        [0, 'n', [], 3, 15_214, 9],
        [0, 'on', [], 4, 15_215, 9],
        [0, 'hb', 5, 9],
        [0, 'n', [], 6, 15_215, 9],
        // What a filter kept back counted as well.
        [0, 'oc', [], 7, 15_219, 9],
      ]),
    ).toEqual(Array(7).fill(null));
  });
  test('a notice without numbers says nothing of them', () => {
    expect(
      taken([
        [0, 'on', [], 4, 7, 9],
        [0, 'n', [], 9],
        [0, 'n', []],
        [0, 'oc', [], 5, 8, 9],
      ]),
    ).toEqual([null, null, null, null]);
  });
  test('a message of the account without its numbers is none', () => {
    expect(taken([[0, 'on', [], 9]])[0]).toMatch(/without/);
    expect(taken([[0, 'on', [], 1, 'x', 9]])[0]).toMatch(/without its number/);
  });
  test('whatever is lost between two messages is noticed at the second', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer({ min: 1, max: 50 }), (account, lost) => {
        const [, told] = taken([
          [0, 'wu', [], 1, account + 1, 9],
          [0, 'wu', [], 2 + lost, account + 2 + lost, 9],
        ]);
        expect(told).toMatch(/came after 1$/);
      }),
    );
  });
  test('where they were not agreed on there are none', () => {
    expect(
      taken(
        [
          [0, 'on', []],
          [0, 'oc', []],
        ],
        0,
      ),
    ).toEqual([null, null]);
  });
});
