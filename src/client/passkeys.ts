import type { PasskeyView } from '../worker/protocol/vault-view';

/** What a passkey answered to its salt. `prf`: 32 bytes, for the asker to wipe. */
export interface PasskeyAnswer {
  readonly credential: string;
  readonly prf: Uint8Array<ArrayBuffer>;
}

export interface NewPasskey extends PasskeyAnswer {
  readonly prfSalt: string;
}

const LIMIT_MS = 120_000;
const NO_PRF = 'This passkey cannot open a vault: it does not know the PRF extension. Use another one, or the passphrase.';

/** Why no passkey can be used here; null: one may be. Whether it can open a vault shows only when it is made. */
export function whyNoPasskeys(): string | null {
  if (typeof PublicKeyCredential !== 'function') return 'This browser knows no passkeys.';
  // A passkey belongs to a name.
  if (/^[\d.]+$|^\[/.test(location.hostname)) return `Passkeys need a page with a host name, and this one is at ${location.hostname}.`;
  return null;
}

/** Makes a passkey of this site and has it answer. A text says why there is none, and what to do. */
export async function makePasskey(name: string): Promise<NewPasskey | string> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rp: { name: 'Tapedeck' },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        timeout: LIMIT_MS,
        // Windows Hello takes the extension only with something to evaluate.
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  if (typeof made === 'string') return made;
  const prfSalt = toHex(salt);
  const credential = toHex(new Uint8Array(made.rawId));
  const { prf } = made.getClientExtensionResults();
  const first = prf?.results?.first;
  if (first !== undefined) return { credential, prfSalt, prf: taken(first) };
  // Many answer only once they exist.
  const answer = prf?.enabled === false ? NO_PRF : await askPasskey([{ credential, prfSalt }]);
  return typeof answer === 'string' ? answer : { ...answer, prfSalt };
}

/** Has one of the vault's passkeys answer. A text says why none did, and what to do. */
export async function askPasskey(passkeys: readonly Pick<PasskeyView, 'credential' | 'prfSalt'>[]): Promise<PasskeyAnswer | string> {
  const answered = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: passkeys.map(({ credential }) => ({ type: 'public-key', id: fromHex(credential) })),
        userVerification: 'required',
        timeout: LIMIT_MS,
        extensions: {
          prf: {
            evalByCredential: Object.fromEntries(passkeys.map(({ credential, prfSalt }) => [base64Url(credential), { first: fromHex(prfSalt) }])),
          },
        },
      },
    }),
  );
  if (typeof answered === 'string') return answered;
  const first = answered.getClientExtensionResults().prf?.results?.first;
  return first === undefined ? NO_PRF : { credential: toHex(new Uint8Array(answered.rawId)), prf: taken(first) };
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | string> {
  const why = whyNoPasskeys();
  if (why !== null) return `${why} Use the passphrase.`;
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? credential : 'No passkey answered: use the passphrase.';
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError') return 'The passkey was not used: it was cancelled, took too long, or is not on this device.';
    return name === ''
      ? 'The passkey could not be used (no reason was given): use the passphrase.'
      : `The passkey could not be used (${name}): use the passphrase.`;
  }
}

/** A copy of our own; what the browser gave is wiped. */
function taken(given: BufferSource): Uint8Array<ArrayBuffer> {
  const bytes = ArrayBuffer.isView(given) ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength) : new Uint8Array(given);
  const copy = new Uint8Array(bytes);
  bytes.fill(0);
  return copy;
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
const base64Url = (hex: string): string =>
  btoa(String.fromCharCode(...fromHex(hex)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
