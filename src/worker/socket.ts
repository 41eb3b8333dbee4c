import { plainText } from '../domain/text';

/** What a socket tells its owner. After `closed`, and after the owner's own `close`, nothing more comes. */
export interface SocketEvents {
  opened(): void;
  text(text: string): void;
  closed(why: string): void;
}

export interface Socket {
  /** Whether it was handed over: what was not has not left, and will not. */
  send(text: string): boolean;
  close(): void;
}

/** The browser's own code for a connection that ended without a goodbye. */
const CUT = 1006;

export type OpenSocket = (url: string, events: SocketEvents) => Socket;

/**
 * A WebSocket that is gone as soon as it is closed: a browser may take a minute to say so of a silent peer
 * (60 s measured in Chromium), and late events of an old socket must not reach its successor.
 */
export const openWebSocket: OpenSocket = (url, events) => {
  const socket = new WebSocket(url);
  const forget = (): void => {
    socket.onopen = socket.onmessage = socket.onerror = socket.onclose = null;
  };
  socket.onopen = () => events.opened();
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') events.text(data);
  };
  socket.onclose = ({ code, reason }) => {
    forget();
    const said = plainText(reason, 100);
    if (reason === '') events.closed(code === CUT ? 'the connection was cut' : `closed with code ${code}`);
    else events.closed(code === CUT ? `the connection was cut: ${said}` : `closed with code ${code}: ${said}`);
  };
  return {
    send: (text) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    close: () => {
      forget();
      socket.close();
    },
  };
};
