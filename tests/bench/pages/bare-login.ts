/** What reading an account costs at the least: one socket, its greeting, its agreement, its login, and all that is told then. */
export interface BareKey {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

const ALL_NUMBERED = 65_536;
/** The last of the lists that are told after a login. */
const LAST_LIST = 'ws';

/** Milliseconds from nothing to the whole account. */
export async function bareLogin({ url, key, secret }: BareKey): Promise<number> {
  const began = performance.now();
  const text = new TextEncoder();
  const signer = await crypto.subtle.importKey('raw', text.encode(secret), { name: 'HMAC', hash: 'SHA-384' }, false, ['sign']);
  const socket = new WebSocket(url);
  const seen = new Set<string>();
  await new Promise<void>((resolve, reject) => {
    socket.onerror = () => reject(new Error('no connection'));
    socket.onmessage = async ({ data }) => {
      const frame: unknown = JSON.parse(String(data));
      if (Array.isArray(frame)) {
        if (frame[0] !== 0 || typeof frame[1] !== 'string') return;
        seen.add(frame[1]);
        if (['os', 'ps', LAST_LIST].every((list) => seen.has(list))) resolve();
        return;
      }
      const { event, status, msg } = frame as { readonly event?: string; readonly status?: string; readonly msg?: string };
      if (event === 'info') socket.send(JSON.stringify({ event: 'conf', flags: ALL_NUMBERED }));
      if (event === 'auth' && status !== 'OK') reject(new Error(`not let in: ${msg}`));
      if (event !== 'conf') return;
      const authNonce = Date.now() * 1_000;
      const authPayload = `AUTH${authNonce}`;
      const signature = new Uint8Array(await crypto.subtle.sign('HMAC', signer, text.encode(authPayload)));
      const authSig = [...signature].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      socket.send(JSON.stringify({ event: 'auth', apiKey: key, authSig, authPayload, authNonce }));
    };
  });
  const took = performance.now() - began;
  socket.close();
  return took;
}
