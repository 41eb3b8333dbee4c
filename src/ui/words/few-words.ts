import type { Swedish } from './sv';

/**
 * What is said before the words have come, by the picture of an earlier visit and where no app will come, in Swedish: the same
 * as they say.
 */
export const FEW_WORDS = {
  '24 h change': 'Ändring 24 h',
  '24 h high': 'Högst 24 h',
  '24 h low': 'Lägst 24 h',
  '24 h volume': 'Volym 24 h',
  'Funding / next in': 'Finansiering / nästa om',
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
  'Tapedeck could not be loaded. Reload the page to try again.': 'Tapedeck gick inte att ladda. Ladda om sidan för att försöka igen.',
  'Tapedeck does not run inside another page. Open it in a window of its own.':
    'Tapedeck körs inte inuti en annan sida. Öppna det i ett eget fönster.',
} satisfies Partial<Swedish>;
