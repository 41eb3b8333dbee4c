import type { Swedish } from './sv';

/** What the picture of an earlier visit says, in Swedish: it is painted before the words have come, and says the same as they do. */
export const FEW_WORDS = {
  '24 h change': 'Ändring 24 h',
  '24 h high': 'Högst 24 h',
  '24 h low': 'Lägst 24 h',
  '24 h volume': 'Volym 24 h',
  'Order book': 'Orderbok',
  Trades: 'Avslut',
  Time: 'Tid',
  'Time UTC': 'Tid UTC',
  'Price {{ code }}|column': 'Pris {{ code }}',
  'Size {{ code }}|column': 'Storl. {{ code }}',
  'Total {{ code }}|column': 'Totalt {{ code }}',
  'from an earlier visit': 'från ett tidigare besök',
  '{{ age }} ago': 'för {{ age }} sedan',
  '{{ count }} day': '{{ count }} dygn',
  '{{ count }} days': '{{ count }} dygn',
  PAPER: 'ÖVNING',
} satisfies Partial<Swedish>;
