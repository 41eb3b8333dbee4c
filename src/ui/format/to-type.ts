import { readNumber } from '../../domain/order/typed-number';
import { inNumberForm } from './number-form';

/**
 * A number in English form that the user is told to type, in the form of the language shown. Where its comma could part
 * thousands as well, and would be refused, it keeps its point. `formed`: it in the form of the language.
 */
export function numberToType(text: string, formed: string = inNumberForm(text)): string {
  const read = readNumber(formed);
  return !read.ok && read.error.kind === 'ambiguous' ? text : formed;
}
