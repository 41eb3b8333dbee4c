import type { Fault } from '../../domain/fault';
import { ok, type Result } from '../../domain/result';
import type { SignedLogin } from '../../venues/account-machine';
import type { RestRoute } from '../rest-route';

export interface SignedRestParts {
  readonly route: Pick<RestRoute, 'post'>;
  sign(path: string, body: string): Promise<Result<SignedLogin, Fault>>;
  /** Comes when no login of the same key is under way: its number must not be overtaken. */
  turn(): Promise<void>;
}

/** Requests in the name of one key, one after the other: a later number that arrives first would make the earlier one too small. */
export class SignedRest {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: SignedRestParts) {}

  ask(path: string, body: string): Promise<Result<unknown, Fault>> {
    const turn = this.last.then(() => this.parts.route.post(path, body, () => this.headers(path, body)));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async headers(path: string, body: string): Promise<Result<Readonly<Record<string, string>>, Fault>> {
    await this.parts.turn();
    const signed = await this.parts.sign(path, body);
    if (!signed.ok) return signed;
    const { apiKey, nonce, signature } = signed.value;
    return ok({ 'content-type': 'application/json', 'bfx-nonce': String(nonce), 'bfx-apikey': apiKey, 'bfx-signature': signature });
  }
}
