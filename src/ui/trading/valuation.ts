import { VALUED_IN } from '../../domain/account/equity';
import { type MarginFigures, type MarginHolding, marginFigures } from '../../domain/account/margin';
import { unrealised } from '../../domain/account/position';
import { type InstrumentId, pairLabel, parseInstrumentId } from '../../domain/instrument';
import { add, type Decimal, isZero, multiply, sum, ZERO } from '../../domain/money';
import type { AccountView } from '../../worker/protocol/account-view';
import { marginHolding } from './margin-holding';

/** An account in one currency. Null where a price that it takes is not known. */
export interface Summary {
  /** Cash in the currency itself. */
  readonly balance: Decimal;
  /** Everything the account has, at present prices. */
  readonly equity: Decimal | null;
  readonly realised: Decimal | null;
  readonly unrealised: Decimal | null;
  /** Of fills, and funding that was paid. */
  readonly fees: Decimal | null;
  /** Currencies it has for which there is no price. */
  readonly unpriced: readonly string[];
  /** What all of this is told in. */
  readonly currency: string;
  /** Of an account on margin; null: it is none, or a mark is not known. */
  readonly margin: MarginFigures | null;
}

/** Prices of the moment: of an instrument in its quote currency, and of a currency in the one that accounts are told in. */
export interface Marks {
  of(instrument: InstrumentId): Decimal | null;
  rate(currency: string): Decimal | null;
  isLive(instrument: InstrumentId): boolean;
  /** Of every market that the account is reckoned with. */
  readonly areLive: boolean;
}

export function summarise(view: Pick<AccountView, 'info' | 'balances' | 'positions'>, marks: Pick<Marks, 'of' | 'rate'>): Summary {
  const holding = marginHolding(view);
  if (holding !== null && view.info.kind === 'margin') return onMargin(holding, view, view.info.collateral, marks);
  const held = view.balances.filter((balance) => !isZero(balance.total));
  const unpriced = held.filter((balance) => marks.rate(balance.currency) === null).map((balance) => balance.currency);
  const inQuote = (amountOf: (position: AccountView['positions'][number]) => Decimal | null): Decimal | null =>
    total(
      view.positions.map((position) => {
        const amount = amountOf(position);
        return amount !== null && isZero(amount) ? ZERO : product(amount, marks.rate(parseInstrumentId(position.instrument)?.quote ?? ''));
      }),
    );
  const gain = inQuote((position) => {
    if (isZero(position.size)) return ZERO;
    const mark = marks.of(position.instrument);
    return mark === null ? null : unrealised(position, mark);
  });
  const worth = total(held.map((balance) => product(balance.total, marks.rate(balance.currency))));
  return {
    balance: view.balances.find((balance) => balance.currency === VALUED_IN)?.total ?? ZERO,
    // What is bought on margin is in no balance.
    equity: view.info.kind === 'venue-margin' ? total([worth, gain]) : worth,
    realised: inQuote((position) => position.realised),
    unrealised: gain,
    fees: inQuote((position) => position.fees),
    unpriced,
    currency: VALUED_IN,
    margin: null,
  };
}

/** All of it is in collateral: no other currency is ever held. */
function onMargin(holding: MarginHolding, { positions }: Pick<AccountView, 'positions'>, currency: string, marks: Pick<Marks, 'of'>): Summary {
  const margin = marginFigures(holding, (instrument) => marks.of(instrument as InstrumentId));
  const unpriced = positions.filter(({ instrument, size }) => !isZero(size) && marks.of(instrument) === null);
  return {
    balance: holding.cash,
    equity: margin?.equity ?? null,
    realised: sum(positions.map(({ realised }) => realised)),
    unrealised: margin?.unrealised ?? null,
    fees: sum(positions.map(({ fees, funding }) => add(fees, funding ?? ZERO))),
    unpriced: unpriced.map(({ instrument }) => pairLabel(instrument)),
    currency,
    margin,
  };
}

const product = (a: Decimal | null, b: Decimal | null): Decimal | null => (a === null || b === null ? null : multiply(a, b));

function total(amounts: readonly (Decimal | null)[]): Decimal | null {
  let all = ZERO;
  for (const amount of amounts) {
    if (amount === null) return null;
    all = add(all, amount);
  }
  return all;
}
