import { type Exchange, type ExchangeOptions, startExchange } from '../../exchange/exchange';
import { exchangePlace } from './places';

/** Every change is painted by the processor: of more of them each test would be slower, and show no more. */
const USUAL: ExchangeOptions = { messageRate: 25, seed: 1 };

/** Runs the loopback exchange, always at the address that the build knows. */
export class ExchangeHost {
  #running: Exchange | null = null;

  /** The exchange that runs now: `exchange.running.control` makes faults, `.stats()` counts sockets and channels. */
  get running(): Exchange {
    if (this.#running === null) throw new Error('the exchange is stopped');
    return this.#running;
  }

  /** Does nothing while one runs: stop it first to start one of other options. */
  async start(options: ExchangeOptions = {}): Promise<void> {
    const { wsPort, restPort } = exchangePlace();
    this.#running ??= await startExchange({ ...USUAL, ...options, port: wsPort, restPort });
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.stop();
  }
}
