/**
 * A worker for one passphrase: a window starts it, hands it the passphrase and one end of a channel whose other end goes
 * to the engine, and terminates it when the engine has answered. Its memory goes with it.
 */
import { isPassphrase, servePassphrase } from './serve-passphrase';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data, ports }: MessageEvent<unknown>) => {
  const [port] = ports;
  if (isPassphrase(data) && port !== undefined) servePassphrase(data.passphrase, port, () => performance.now());
};
