import { claims, expectSettled, recordClaims } from './support/claims';
import { EngineWorker } from './support/devtools';
import { expect, test } from './support/fixtures';
import { expectLive, expectTrueBook, figure, measured, openDock, picture, stripWords } from './support/screen';
import { setWallClock } from './support/wall-clock';

test.beforeEach(({ context }) => recordClaims(context));

const HOUR = 3_600_000;

for (const [what, jump] of [
  ['back an hour', -HOUR],
  ['forward two days', 48 * HOUR],
] as const) {
  test(
    `K2: a wall clock set ${what} ends in a new connection, and no age on the screen comes of it`,
    { tag: '@timed' },
    async ({ openTab, exchange, context, complaints }, info) => {
      const page = await openTab();
      await expectSettled(page);
      await openDock(page, 'Connection');
      const engine = await EngineWorker.attach(context);
      const before = (await claims(page)).length;
      await setWallClock(page, engine, jump);
      const doubt = async () => (await claims(page)).slice(before).find((claim) => claim.state !== 'live');
      await expect.poll(doubt, { timeout: 2_000 }).toBeDefined();
      measured(info, `the first doubt is “${(await doubt())?.text}”`);
      await expectLive(page);
      await expectTrueBook(page, exchange);
      await expect(stripWords(page)).toContainText(/data [0-5] s ago/);
      await expect(stripWords(page)).toContainText(/proof [0-5] s ago/);
      const slept = expect(stripWords(page));
      if (jump < 0) await slept.not.toContainText('slept');
      else await slept.toContainText('This machine slept for 2 days');
      await expect(figure(page, 'Resyncs')).toHaveText('none');
      expect(exchange.running.stats().connections).toBe(2);
      expect(complaints).toEqual([]);
      await picture(page, info, `K2-${jump < 0 ? 'back' : 'forward'}`);
    },
  );
}
