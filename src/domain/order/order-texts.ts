/** What orders are described with: whole texts with names in them, so that each language has its own order of words. */

/** Where one order is filled, and what it waits for. */
export const WHERE = {
  market: 'at market',
  limit: '@ {{ price }}',
  'stop-limit trade': '@ {{ price }} when it trades at {{ trigger }}',
  'stop-limit mark': '@ {{ price }} when its mark is at {{ trigger }}',
  'trigger trade': 'when it trades at {{ trigger }}',
  'trigger mark': 'when its mark is at {{ trigger }}',
} as const;

/** A trailing stop follows a price to one side. */
export const TRAILING = {
  buy: { trade: 'when it rises {{ trail }} from its low', mark: 'when its mark rises {{ trail }} from its low' },
  sell: { trade: 'when it falls {{ trail }} from its peak', mark: 'when its mark falls {{ trail }} from its peak' },
} as const;

export const AMOUNT = { buy: 'Buy {{ size }} {{ base }}', sell: 'Sell {{ size }} {{ base }}' } as const;

/** From where on a trailing stop follows. */
export const ONCE = {
  trade: '{{ order }}, once it trades at {{ trigger }}',
  mark: '{{ order }}, once its mark is at {{ trigger }}',
} as const;

export const GROUPED = {
  oco: { buy: 'Buy {{ size }} {{ base }} OCO {{ where }}', sell: 'Sell {{ size }} {{ base }} OCO {{ where }}' },
  bracket: { buy: 'Buy {{ size }} {{ base }} bracket {{ where }}', sell: 'Sell {{ size }} {{ base }} bracket {{ where }}' },
  scaled: {
    buy: 'Scaled buy {{ count }} orders {{ size }} {{ base }} {{ range }}',
    sell: 'Scaled sell {{ count }} orders {{ size }} {{ base }} {{ range }}',
  },
} as const;

export const TYPE_WORDS = {
  limit: 'limit',
  market: 'market',
  stop: 'stop',
  'stop-limit': 'stop-limit',
  'take-profit': 'take-profit',
  'trailing-stop': 'trailing stop',
} as const;

/** A change begins with the first of its terms. */
export const CHANGE = {
  price: { first: 'Change price {{ from }} → {{ to }}', next: 'price {{ from }} → {{ to }}' },
  trigger: { first: 'Change trigger {{ from }} → {{ to }}', next: 'trigger {{ from }} → {{ to }}' },
  size: { first: 'Change size {{ from }} → {{ to }}', next: 'size {{ from }} → {{ to }}' },
} as const;

type TextsIn<Tree> = Tree extends string ? Tree : TextsIn<Tree[keyof Tree]>;
type TrailingText = { [Side in keyof typeof TRAILING]: `${(typeof AMOUNT)[Side]} ${TextsIn<(typeof TRAILING)[Side]>}` }[keyof typeof TRAILING];

/** Every text of a description. */
export type OrderText =
  | `${TextsIn<typeof AMOUNT>} ${TextsIn<typeof WHERE>}`
  | TrailingText
  | TextsIn<typeof WHERE | typeof TRAILING | typeof ONCE | typeof GROUPED | typeof TYPE_WORDS | typeof CHANGE>
  | '{{ order }}, most at {{ price }}'
  | '{{ exit }} by mark'
  | 'take profit'
  | 'Change nothing'
  | 'post-only'
  | 'reduce-only'
  | 'hidden'
  | 'shows {{ size }} {{ base }} at a time'
  | 'until {{ end }}';
