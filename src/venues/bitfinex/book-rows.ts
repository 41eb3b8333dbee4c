/** Rows of the `book` channel applied to a book. Source: protocols, section 3.3. */
import { Book, type LiveBook } from '../../domain/book';
import { RawBook } from '../../domain/raw-book';
import type { Price, Size } from '../../domain/units';
import { bookChecksum, rawBookChecksum } from './checksum';

/** A book with the meaning of its rows. */
export interface BookRows {
  readonly book: LiveBook;
  /** False for a row that is not what the exchange documents; the book is then as it was. */
  apply(row: readonly unknown[]): boolean;
  clear(): void;
  checksum(): number;
}

/** `[PRICE, COUNT, AMOUNT]`: count 0 removes; amount above 0 is a bid, below an ask. */
export class PriceLevelRows implements BookRows {
  readonly book: Book;

  constructor(depth: number) {
    this.book = new Book(depth);
  }

  apply(row: readonly unknown[]): boolean {
    const price = row[0];
    const count = row[1];
    const amount = row[2];
    if (typeof price !== 'number' || typeof count !== 'number' || typeof amount !== 'number') return false;
    // Written so that NaN and the infinities fail too.
    if (!(price > 0 && price < Infinity && count >= 0 && count < Infinity && amount !== 0 && amount > -Infinity && amount < Infinity)) return false;
    const side = amount > 0 ? this.book.bids : this.book.asks;
    if (count === 0) side.remove(price as Price);
    else side.set(price as Price, (amount > 0 ? amount : -amount) as Size, count);
    return true;
  }

  clear(): void {
    this.book.clear();
  }

  checksum(): number {
    return bookChecksum(this.book);
  }
}

/** `[ORDER_ID, PRICE, AMOUNT]`: price 0 removes; a known id that comes again moves. */
export class SingleOrderRows implements BookRows {
  readonly book = new RawBook();

  apply(row: readonly unknown[]): boolean {
    const [id, price, amount] = row;
    if (!Number.isSafeInteger(id) || (id as number) <= 0 || typeof price !== 'number' || typeof amount !== 'number') return false;
    if (!(price >= 0 && price < Infinity && amount !== 0 && amount > -Infinity && amount < Infinity)) return false;
    if (price === 0) this.book.remove(id as number);
    else this.book.set({ id: id as number, price: price as Price, size: Math.abs(amount) as Size, side: amount > 0 ? 'buy' : 'sell' });
    return true;
  }

  clear(): void {
    this.book.clear();
  }

  checksum(): number {
    return rawBookChecksum(this.book);
  }
}
