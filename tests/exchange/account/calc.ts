import { type Exact, show, toWire } from './exact';
import { available } from './funds';
import type { AccountFrame } from './login';
import type { MarkOf } from './mark';
import { currenciesOf } from './order';
import { positionRow, requiredFor } from './position';
import type { User } from './user';
import { type Wallet, type WalletType, walletRow } from './wallets';

const ITEMS_MAX = 30;
const PER_SECOND = 8;

/** Calculated fields on demand: within the limits, what is over is dropped in silence. */
export class Calc {
  private readonly asked = new WeakMap<User, number[]>();

  constructor(
    readonly markOf: MarkOf,
    private readonly now: () => number,
  ) {}

  answer(user: User, items: unknown): AccountFrame[] {
    if (!Array.isArray(items) || items.length > ITEMS_MAX || !this.admit(user)) return [];
    return items.flatMap((item) => (Array.isArray(item) && typeof item[0] === 'string' ? this.one(user, item[0]) : []));
  }

  free(user: User, wallet: Wallet): Exact {
    return available(user, wallet.type, wallet.currency, this.markOf);
  }

  balance(user: User): AccountFrame {
    let total = 0;
    for (const { currency, balance } of user.wallets.list()) total += Number(show(balance)) * this.dollars(currency);
    const rounded = Number(total.toFixed(8));
    return { type: 'bu', payload: [rounded, rounded] };
  }

  private one(user: User, name: string): AccountFrame[] {
    const [, type = '', currency = ''] = /^wallet_(exchange|margin|funding)_(.+)$/.exec(name) ?? [];
    if (type !== '') {
      const wallet = user.wallets.of(type as WalletType, currency);
      return [{ type: 'wu', payload: walletRow(wallet, this.free(user, wallet)), wallet: `${type}-${currency}` }];
    }
    if (name.startsWith('position_')) {
      const position = user.positions.get(name.slice(9));
      return position === undefined
        ? []
        : [{ type: 'pu', payload: positionRow(position, 'ACTIVE', this.markOf(position.symbol)), symbol: position.symbol }];
    }
    if (name === 'margin_base') return [{ type: 'miu', payload: ['base', this.marginBase(user)] }];
    if (name.startsWith('margin_sym_')) return this.marginOf(user, name.slice(11));
    if (name.startsWith('funding_sym_')) return [{ type: 'fiu', payload: ['sym', name.slice(12), [0, 0, 0, 0]], symbol: name.slice(12) }];
    return name === 'balance' ? [this.balance(user)] : [];
  }

  /** Profit, swaps, balance, balance with profit, required. All in dollars. */
  private marginBase(user: User): number[] {
    let [profit, balance, required] = [0, 0, 0];
    for (const wallet of user.wallets.list()) if (wallet.type === 'margin') balance += toWire(wallet.balance) * this.dollars(wallet.currency);
    for (const position of user.positions.values()) {
      const rate = this.dollars(currenciesOf(position.symbol).quote);
      profit += toWire(position.amount) * toWire(this.markOf(position.symbol) - position.basePrice) * rate;
      required += toWire(requiredFor(position.amount, position.basePrice, position.leverage)) * rate;
    }
    return [profit, 0, balance, balance + profit, required];
  }

  private marginOf(user: User, symbol: string): AccountFrame[] {
    const mark = toWire(this.markOf(symbol));
    if (mark === 0) return [];
    const free = toWire(available(user, 'margin', currenciesOf(symbol).quote, this.markOf));
    const tradable = Math.max(0, free) * 5;
    return [{ type: 'miu', payload: ['sym', symbol, [tradable, tradable, tradable / mark, tradable / mark, null, null, null, null]], symbol }];
  }

  private dollars(currency: string): number {
    if (/^(TEST)?US[DT]/.test(currency)) return 1;
    return toWire(this.markOf(`t${currency}${currency.length === 3 ? '' : ':'}USD`));
  }

  private admit(user: User): boolean {
    const at = this.now();
    const recent = (this.asked.get(user) ?? []).filter((time) => time > at - 1000);
    this.asked.set(user, recent);
    if (recent.length >= PER_SECOND) return false;
    recent.push(at);
    return true;
  }
}
