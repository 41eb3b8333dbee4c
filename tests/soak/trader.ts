import type { Decimal } from '../../src/domain/money';
import type { GroupRole } from '../../src/domain/order/order';
import type { OrderTerms } from '../../src/domain/order/terms';
import type { Side, VenueMs } from '../../src/domain/units';
import type { OrderRequest, RequestedOrder } from '../../src/worker/protocol/account-view';

/** A market as it stands when a trader looks. */
export interface TraderSight {
  readonly instrument: OrderTerms['instrument'];
  readonly bid: number;
  readonly ask: number;
  readonly now: number;
  /** Base units of about a hundredth of the account's money. */
  readonly unit: number;
}

/** Asks for orders of every kind by chance, near enough to the market that much of it fills. */
export class Trader {
  private presses = 0;

  constructor(
    private readonly account: string,
    private readonly random: () => number,
  ) {}

  /** One press of a ticket. */
  press(sight: TraderSight): OrderRequest {
    const [group, orders] = this.orders(sight);
    return this.request(group, orders);
  }

  /** A limit order that waits at the best price of its side. */
  atBest(sight: TraderSight, side: Side): OrderRequest {
    const price = grid(side === 'buy' ? sight.bid : sight.ask);
    return this.request(null, [{ terms: { ...this.terms(sight, side), type: 'limit', price }, role: null }]);
  }

  /** Up to 0.3 % away, in either direction. */
  near(price: number): number {
    return price * (1 + (this.random() - 0.5) * 0.006);
  }

  size({ unit }: Pick<TraderSight, 'unit'>): Decimal {
    return (unit * (0.2 + this.random())).toFixed(6) as Decimal;
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)] as T;
  }

  private request(group: OrderRequest['group'], orders: readonly RequestedOrder[]): OrderRequest {
    const nonce = `soak-${String(++this.presses).padStart(8, '0')}`;
    return { account: this.account, nonce, origin: 'ticket', group, orders, isAnother: this.random() < 0.5 };
  }

  private orders(sight: TraderSight): readonly [OrderRequest['group'], readonly RequestedOrder[]] {
    const side = this.pick(['buy', 'sell'] as const);
    const alone = (terms: OrderTerms): readonly [null, readonly RequestedOrder[]] => [null, [{ terms, role: null }]];
    switch (this.pick(KINDS)) {
      case 'market':
        return alone({ ...this.terms(sight, side), type: 'market' });
      case 'limit':
        return alone(this.limit(sight, side));
      case 'conditional':
        return alone(this.conditional(sight, side));
      case 'oco':
        return ['oco', [this.leg('oco', this.limit(sight, side)), this.leg('oco', this.stop(sight, side))]];
      case 'bracket':
        return ['bracket', this.bracket(sight, side)];
      case 'scaled':
        return ['scaled', Array.from({ length: 2 + Math.floor(this.random() * 3) }, () => this.leg('rung', this.limit(sight, side, 'GTC')))];
    }
  }

  private bracket(sight: TraderSight, side: Side): readonly RequestedOrder[] {
    const entry = this.random() < 0.5 ? { ...this.terms(sight, side), type: 'market' as const } : this.limit(sight, side, 'GTC');
    const other: Side = side === 'buy' ? 'sell' : 'buy';
    const way = side === 'buy' ? 1 : -1;
    const away = (part: number): Decimal => grid(sight.bid * (1 + way * part * (0.5 + this.random())));
    return [
      this.leg('entry', entry),
      this.leg('take-profit', { ...this.terms(sight, other), type: 'limit', size: entry.size, price: away(0.002) }),
      this.leg('stop-loss', { ...this.terms(sight, other), type: 'stop', size: entry.size, trigger: away(-0.002) }),
    ];
  }

  private leg(role: GroupRole, terms: OrderTerms): RequestedOrder {
    return { terms, role };
  }

  private limit(sight: TraderSight, side: Side, tif: OrderTerms['tif'] = this.pick(['GTC', 'GTC', 'GTC', 'IOC', 'FOK', 'GTD'])): OrderTerms {
    const price = grid(this.near(side === 'buy' ? sight.bid : sight.ask));
    const expiresAt = tif === 'GTD' ? ((sight.now + 30_000 + this.random() * 600_000) as VenueMs) : null;
    return { ...this.terms(sight, side), type: 'limit', price, tif, expiresAt, postOnly: tif === 'GTC' && this.random() < 0.2 };
  }

  private stop(sight: TraderSight, side: Side): OrderTerms {
    return { ...this.terms(sight, side), type: 'stop', trigger: grid(sight.bid * (1 + (side === 'buy' ? 1 : -1) * this.random() * 0.004)) };
  }

  private conditional(sight: TraderSight, side: Side): OrderTerms {
    const terms = this.terms(sight, side);
    const trigger = grid(this.near(sight.bid));
    switch (this.pick(['stop', 'take-profit', 'stop-limit', 'trailing-stop'] as const)) {
      case 'stop':
        return this.stop(sight, side);
      case 'take-profit':
        return { ...terms, type: 'take-profit', trigger };
      case 'stop-limit':
        return { ...terms, type: 'stop-limit', trigger, price: grid(this.near(sight.bid)) };
      case 'trailing-stop': {
        const isPercent = this.random() < 0.5;
        const distance = (isPercent ? 0.05 + this.random() * 0.5 : Math.max(1, Math.round(sight.bid * 0.003 * this.random()))).toFixed(
          isPercent ? 2 : 0,
        );
        return { ...terms, type: 'trailing-stop', trail: { unit: isPercent ? 'percent' : 'price', distance: String(Number(distance)) as Decimal } };
      }
    }
  }

  private terms(sight: TraderSight, side: Side): OrderTerms {
    return {
      instrument: sight.instrument,
      side,
      type: 'limit',
      size: String(Number(this.size(sight))) as Decimal,
      price: null,
      trigger: null,
      trail: null,
      tif: 'GTC',
      expiresAt: null,
      postOnly: false,
      reduceOnly: false,
      hidden: false,
    };
  }
}

const KINDS = ['market', 'market', 'limit', 'limit', 'limit', 'conditional', 'conditional', 'oco', 'bracket', 'scaled'] as const;

/** Five significant digits, as the exchange takes them. */
export const grid = (price: number): Decimal => String(Number(price.toPrecision(5))) as Decimal;
