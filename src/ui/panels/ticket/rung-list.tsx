import { createMemo, Index, type JSX, Show } from 'solid-js';
import { decimalsOf, multiply } from '../../../domain/money';
import type { OrderTerms } from '../../../domain/order/terms';
import { figure, formatDecimal } from '../../format/decimal';
import { currencyDecimals } from '../../trading/currency';
import { t } from '../../words/t';
import type { Ticket } from './ticket-state';

/** The orders of a scaled one as they would be sent, nearest to the market first. */
export function RungList(props: { ticket: Ticket }): JSX.Element {
  const rungs = createMemo((): readonly OrderTerms[] => {
    const { draft } = props.ticket.reading();
    return draft?.group === 'scaled' ? draft.orders.map(({ terms }) => terms) : [];
  });
  const decimals = (): number => rungs().reduce((most, { size }) => Math.max(most, decimalsOf(size)), 0);
  const { instrument } = props.ticket;
  return (
    <Show when={rungs().length > 0}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section class="ticket-rungs scroll" aria-label={t('{{ count }} orders|rungs', { count: rungs().length })} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('Price')}</th>
              <th scope="col">{instrument().base}</th>
              <th scope="col">{instrument().quote}</th>
            </tr>
          </thead>
          <tbody>
            <Index each={rungs()}>
              {(rung) => (
                <tr>
                  <td>{figure(rung().price ?? rung().size)}</td>
                  <td>{formatDecimal(rung().size, decimals())}</td>
                  <td>{formatDecimal(multiply(rung().size, rung().price ?? rung().size), currencyDecimals(instrument().quote))}</td>
                </tr>
              )}
            </Index>
          </tbody>
        </table>
      </section>
    </Show>
  );
}
