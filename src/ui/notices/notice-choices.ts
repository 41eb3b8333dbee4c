import { type Accessor, createSignal } from 'solid-js';

/** How this device tells of what happens to orders. */
export interface NoticeChoices {
  /** Off until the user turns it on. */
  readonly hasSound: boolean;
  /** Per cent, 1 to 100. */
  readonly volume: number;
  /** By the system while no tab of this program is in view. The browser has its own say. */
  readonly hasSystem: boolean;
  /** Sizes, prices and reasons in the system's notices too, which others may read on a locked screen. */
  readonly hasAmounts: boolean;
}

const KEY = 'tapedeck/notices';
export const USUAL_NOTICES: NoticeChoices = { hasSound: false, volume: 50, hasSystem: false, hasAmounts: true };

/** Whatever the text is: parts that make no sense are the usual ones. */
export function readNoticeChoices(text: string | null): NoticeChoices {
  let found: Partial<Record<keyof NoticeChoices, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) found = value;
  } catch {
    // Not ours, or torn.
  }
  const { hasSound, volume, hasSystem, hasAmounts } = found;
  return {
    hasSound: hasSound === true,
    volume: typeof volume === 'number' && volume >= 1 && volume <= 100 ? Math.round(volume) : USUAL_NOTICES.volume,
    hasSystem: hasSystem === true,
    hasAmounts: hasAmounts !== false,
  };
}

/** Storage may be absent or refuse: then nothing is remembered. */
function load(): NoticeChoices {
  try {
    return readNoticeChoices(localStorage.getItem(KEY));
  } catch {
    return USUAL_NOTICES;
  }
}

const [choices, setChoices] = createSignal(load());

export const noticeChoices: Accessor<NoticeChoices> = choices;

/** Another tab may be the one that tells: it does as was chosen there. Answers the way to stop. */
export function followNoticeChoices(): () => void {
  const read = (event: StorageEvent): void => {
    if (event.key === KEY) setChoices(load());
  };
  window.addEventListener('storage', read);
  return () => window.removeEventListener('storage', read);
}

export function chooseNotices(change: Partial<NoticeChoices>): void {
  const next = setChoices((now) => ({ ...now, ...change }));
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
}
