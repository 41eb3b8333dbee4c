import { parseInstrumentId } from '../../../domain/instrument';
import type { OrderTerms } from '../../../domain/order/terms';
import { plainAmount } from '../../format/decimal';
import { SIDE_WORD } from '../../trading/order-words';

/** `Buy 0.5 BTC @ 70,100 · limit · PAPER`: all that matters of what is about to be sent, from the very object that is. */
export function buttonWords(terms: OrderTerms, account: string): string {
  const names = parseInstrumentId(terms.instrument);
  const at = terms.price === null ? '' : ` @ ${plainAmount(terms.price)}`;
  const how = [
    terms.type,
    terms.tif === 'GTC' || terms.type === 'market' ? '' : terms.tif,
    terms.postOnly ? 'post-only' : '',
    terms.hidden ? 'hidden' : '',
  ];
  return `${SIDE_WORD[terms.side]} ${plainAmount(terms.size)} ${names?.base ?? ''}${at} · ${how.filter((word) => word !== '').join(' ')} · ${account}`;
}
