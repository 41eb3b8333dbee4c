import type { OpenSocket, SocketEvents } from '../../src/worker/socket';

/** A socket that a test plays the peer of. It forgets nothing: after `close` it still calls its owner, as a leaking one would. */
export class FakeSocket {
  readonly sent: string[] = [];
  isClosedByOwner = false;

  constructor(
    readonly url: string,
    readonly events: SocketEvents,
  ) {}

  open(): void {
    this.events.opened();
  }

  text(value: string | object): void {
    this.events.text(typeof value === 'string' ? value : JSON.stringify(value));
  }

  drop(why = 'closed with code 1006'): void {
    this.events.closed(why);
  }
}

/** Sockets in the order they were asked for. */
export class FakeSockets {
  readonly all: FakeSocket[] = [];
  /** Runs for each new one: what its peer does by itself. */
  onOpen: (socket: FakeSocket) => void = () => undefined;

  readonly openSocket: OpenSocket = (url, events) => {
    const socket = new FakeSocket(url, events);
    this.all.push(socket);
    this.onOpen(socket);
    return {
      send: (text) => {
        socket.sent.push(text);
        return true;
      },
      close: () => {
        socket.isClosedByOwner = true;
      },
    };
  };

  get last(): FakeSocket {
    const socket = this.all.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  }
}
