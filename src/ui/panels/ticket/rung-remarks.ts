import { figure as englishFigure } from '../../../domain/figure';
import { compare, isZero, parseDecimal } from '../../../domain/money';
import { roundSize } from '../../../domain/order/grid';
import { distinctPrices, leastScaled, type Scaled, type ScaledAsk } from '../../../domain/order/scaled';
import { figure } from '../../format/decimal';
import { numberToType } from '../../format/to-type';
import { t } from '../../words/t';
import type { Say } from './ticket-fields';
import type { TicketFacts } from './ticket-form';

/** What is wrong with the orders that a scaled one is shared out to, or odd about them. */
export function remarkOnRungs(
  ask: ScaledAsk,
  { rungs, remainder, remainderAt }: Scaled,
  { instrument }: Pick<TicketFacts, 'instrument'>,
  say: Say,
): void {
  const { base } = instrument;
  const whole = roundSize(ask.size, instrument);
  if (whole !== ask.size) {
    const values = { size: figure(ask.size), base, whole: numberToType(englishFigure(whole)) };
    say('stop', 'size', t('The size {{ size }} {{ base }} has more digits than this market takes. Ask for {{ whole }}.', values));
  }
  const prices = distinctPrices(rungs);
  if (prices < rungs.length) {
    const [from, to] = [figure(ask.from), figure(ask.to)];
    say(
      'stop',
      'rungs',
      t('Between {{ from }} and {{ to }} there are prices for {{ count }} orders. Ask for fewer, or set the ends further apart.', {
        from,
        to,
        count: prices,
      }),
    );
  }
  const least = parseDecimal(instrument.minSize ?? '');
  if (least !== undefined && rungs.some(({ size }) => compare(size, least) < 0)) {
    const enough = leastScaled(ask, least, instrument);
    say(
      'stop',
      'size',
      t(
        'The smallest of the {{ count }} would be below the smallest order, {{ least }} {{ base }}. Ask for {{ enough }} or more, or for fewer orders.',
        { count: rungs.length, least: figure(least), base, enough: numberToType(englishFigure(enough)) },
      ),
    );
  } else if (!isZero(remainder)) {
    const [size, price] = [figure(remainder), figure(remainderAt)];
    say('note', 'size', t('Shared out, {{ size }} {{ base }} is left over: the order at {{ price }} has it on top.', { size, base, price }));
  }
}
