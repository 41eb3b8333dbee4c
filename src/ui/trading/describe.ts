import { describer, type OrderVoice } from '../../domain/order/describe';
import { figure } from '../format/decimal';
import { type Text, t } from '../words/t';

const words = t as (text: Text, values: Readonly<Record<string, string>>) => string;

/** Orders in the language shown: a button and a row say what is sent, and nothing else. */
export const { describeTerms, describeSet, buttonWords, describeAmendment } = describer({
  words: (text, values) => words(text, values),
  figure,
} satisfies OrderVoice);
