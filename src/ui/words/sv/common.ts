/** Words that many parts share. */
export const common = {
  Cancel: 'Avbryt',
  Close: 'Stäng',
  Buy: 'Köp',
  Sell: 'Sälj',
  Price: 'Pris',
  Size: 'Storlek',
  '{{ count }} day': '{{ count }} dygn',
  '{{ count }} days': '{{ count }} dygn',
  '{{ age }} ago': 'för {{ age }} sedan',
};
