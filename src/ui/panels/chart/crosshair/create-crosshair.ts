import { type Accessor, createEffect, on, onCleanup } from 'solid-js';
import type { VenueMs } from '../../../../domain/units';
import { CrosshairGroups, isCrosshairWord } from './crosshair-group';

const CHANNEL = 'tapedeck-crosshair';

/** Of charts that move one another's crosshair. */
export interface CrosshairGroup {
  readonly name: string;
  /** Charts in other windows are of it as well. */
  readonly isShared: boolean;
}

const groups = new CrosshairGroups();
let channel: BroadcastChannel | undefined;

/** Opened by the first chart that shares a group, and open as long as the page is. */
function openChannel(): BroadcastChannel {
  if (channel !== undefined) return channel;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    // A hidden page draws nothing; what it has drawn goes all the same.
    if (isCrosshairWord(data) && (data.at === null || !document.hidden)) groups.hear(data);
  };
  return channel;
}

/**
 * A chart among those of its group; null: it goes alone. Calls back where their pointer stands, and answers how to say
 * where its own does: at the candle that starts then, or on none.
 */
export function createCrosshair(group: Accessor<CrosshairGroup | null>, onMove: (at: VenueMs | null) => void): (at: VenueMs | null) => void {
  const id = crypto.randomUUID();
  let say: (at: VenueMs | null) => void = () => undefined;
  createEffect(
    on([() => group()?.name, () => group()?.isShared], ([name, isShared]) => {
      if (name === undefined) return;
      const others = isShared ? openChannel() : undefined;
      const tell = (at: VenueMs | null): void => {
        const word = { group: name, from: id, at };
        if (groups.hear(word)) others?.postMessage(word);
      };
      const leave = (): void => tell(null);
      const quit = groups.join(name, id, onMove);
      say = tell;
      // A window that closes under the pointer tells no chart that the pointer left.
      window.addEventListener('pagehide', leave);
      onCleanup(() => {
        window.removeEventListener('pagehide', leave);
        leave();
        quit();
        onMove(null);
        say = () => undefined;
      });
    }),
  );
  return (at) => say(at);
}
