import './no-storage';
import { IDBFactory } from 'fake-indexeddb';

/**
 * A browser's storage that can lose its power: what was not written whole is gone, and whoever used it hears nothing any
 * more. It can be full, and lose its connections, as browsers do.
 */
export class MortalStorage {
  /** Writing is refused. */
  isFull = false;
  private life = 0;
  private readonly factory = new IDBFactory();
  private readonly connections = new Set<IDBDatabase>();
  private readonly running = new Set<IDBTransaction>();

  /** This process has it from now on. */
  install(): void {
    const open = this.factory.open.bind(this.factory);
    this.factory.open = (name, version) => {
      const request = open(name, version);
      const { life } = this;
      request.addEventListener('success', (event) => {
        if (life === this.life) this.connected(request.result, life);
        else {
          event.stopImmediatePropagation();
          request.result.close();
        }
      });
      return request;
    };
    Object.defineProperty(globalThis, 'indexedDB', { value: this.factory, configurable: true });
  }

  uninstall(): void {
    Reflect.deleteProperty(globalThis, 'indexedDB');
  }

  /** Of each transaction under way `isWritten` says whether it is still written or lost. */
  cutPower(isWritten: () => boolean): void {
    this.life++;
    for (const transaction of [...this.running]) if (!isWritten()) abort(transaction);
    this.running.clear();
    for (const connection of this.connections) connection.close();
    this.connections.clear();
  }

  /** The connections break; fresh ones can be had. */
  loseConnections(): void {
    for (const connection of this.connections) connection.close();
    this.connections.clear();
  }

  private connected(connection: IDBDatabase, life: number): void {
    this.connections.add(connection);
    const begin = connection.transaction.bind(connection);
    connection.transaction = (stores, mode, options) => {
      if (mode === 'readwrite' && this.isFull) throw new DOMException('full', 'QuotaExceededError');
      const transaction = begin(stores, mode, options);
      this.running.add(transaction);
      // It commits by itself when nothing more is asked of it, and until then it can be lost: a commit on its way is no more than that.
      transaction.commit = () => undefined;
      // First of all listeners: the program's own come after it.
      for (const kind of ['complete', 'abort']) {
        transaction.addEventListener(kind, (event) => {
          this.running.delete(transaction);
          if (life !== this.life) event.stopImmediatePropagation();
        });
      }
      return transaction;
    };
    for (const kind of ['success', 'error']) {
      connection.addEventListener(kind, (event) => life !== this.life && event.stopImmediatePropagation(), true);
    }
  }
}

/** Unless it was written already, and only its word of it is still on the way. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}
