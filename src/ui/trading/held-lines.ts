import { type Accessor, createMemo } from 'solid-js';
import { liquidationPrices } from '../../domain/account/margin';
import type { Position } from '../../domain/account/position';
import type { InstrumentId } from '../../domain/instrument';
import type { Decimal } from '../../domain/money';
import { venueOf } from '../shell/venue-name';
import type { Account } from './account';
import { marginHolding } from './margin-holding';
import { createMarks } from './marks';
import { type PositionLine, positionLines } from './position-lines';

const NONE: readonly Position[] = [];

/** The prices of an account's position as it is, with the liquidation at the marks of the moment. */
export function createHeldLines(account: Account, instrument: Accessor<InstrumentId>): Accessor<readonly PositionLine[]> {
  const marks = createMarks(account.view, () => venueOf(instrument()));
  const liquidation = createMemo((): Decimal | null => {
    const view = account.view();
    const holding = view && marginHolding(view);
    if (view?.info.kind === 'venue-margin') return view.positions.find((one) => one.instrument === instrument())?.venue?.liquidation ?? null;
    return holding === null ? null : (liquidationPrices(holding, (id) => marks().of(id as InstrumentId)).get(instrument()) ?? null);
  });
  const positions = createMemo(() => account.view()?.positions ?? NONE);
  return createMemo(() => positionLines(positions(), instrument(), liquidation()));
}
