import { createSignal, For, type JSX, onCleanup, onMount, Show, untrack } from 'solid-js';
import type { InstrumentId, PriceRule } from '../../../../domain/instrument';
import { type Decimal, fromDouble, isPositive, toDouble } from '../../../../domain/money';
import { roundPrice } from '../../../../domain/order/grid';
import { askForAlert } from '../../../alerts/alert-link';
import { plainAmount } from '../../../format/decimal';
import { copyText } from '../../../parts/copy-text';
import { TypedStart } from '../../../parts/typed-start';
import { isWithOthers, walkTo } from '../../../parts/walk';
import type { TicketFill } from '../../../trading/ticket-link';
import { t } from '../../../words/t';
import type { ChartSurface } from '../chart-surface';

interface PriceMenuProps {
  instrument: InstrumentId;
  surface: ChartSurface;
  rule: PriceRule;
  onTicket: (fill: TicketFill) => void;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly price: Decimal;
}

/** A finger that rests this long on the chart asks what can be done there. */
const LONG_PRESS_MS = 550;
const SLACK_PX = 8;
const WIDTH = 200;
const HEIGHT = 150;

/** What can be done at a price of the chart: a right press, a long one, or the menu key. It fills the ticket or a dialog, and sends nothing. */
export function PriceMenu(props: PriceMenuProps): JSX.Element {
  const [spot, setSpot] = createSignal<Spot | null>(null);
  let before: Element | null = null;

  const open = (clientX: number, clientY: number): void => {
    const { host } = props.surface;
    const box = host.getBoundingClientRect();
    const plot = props.surface.plotSize();
    const [x, y] = [clientX - box.left, clientY - box.top];
    const isKey = clientX === 0 && clientY === 0;
    const at = isKey ? plot.height / 2 : y;
    const price = props.surface.priceAt(at);
    if (price === null || !(price > 0) || at < 0 || at > plot.height || props.surface.last() === null) return;
    const rounded = roundPrice(fromDouble(price), props.rule, 'nearest');
    if (!isPositive(rounded)) return;
    before = document.activeElement;
    setSpot({
      x: Math.max(0, Math.min(isKey ? plot.width / 2 : x, box.width - WIDTH)),
      y: Math.max(0, Math.min(at, box.height - HEIGHT)),
      price: rounded,
    });
  };
  const close = (): void => {
    if (spot() === null) return;
    setSpot(null);
    if (before instanceof HTMLElement) before.focus();
  };

  onMount(() => {
    const { host } = props.surface;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    const stop = (): void => clearTimeout(timer);
    const listeners: Partial<{ [Name in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[Name]) => void }> = {
      contextmenu: (event) => {
        event.preventDefault();
        stop();
        open(event.clientX, event.clientY);
      },
      pointerdown: ({ pointerType, isPrimary, clientX, clientY }) => {
        stop();
        if (pointerType !== 'touch' || !isPrimary) return;
        from = { x: clientX, y: clientY };
        timer = setTimeout(open, LONG_PRESS_MS, clientX, clientY);
      },
      pointermove: ({ clientX, clientY }) => {
        if (Math.hypot(clientX - from.x, clientY - from.y) > SLACK_PX) stop();
      },
      pointerup: stop,
      pointercancel: stop,
    };
    const entries = Object.entries(listeners) as [string, EventListener][];
    for (const [name, listener] of entries) host.addEventListener(name, listener);
    const outside = (event: Event): void => {
      if (!(event.target instanceof Element) || event.target.closest('.price-menu') === null) close();
    };
    document.addEventListener('pointerdown', outside, true);
    onCleanup(() => {
      stop();
      for (const [name, listener] of entries) host.removeEventListener(name, listener);
      document.removeEventListener('pointerdown', outside, true);
    });
  });

  return (
    <Show when={spot()} keyed>
      {(now) => <Menu spot={now} last={props.surface.last() ?? 0} instrument={props.instrument} onTicket={props.onTicket} onClose={close} />}
    </Show>
  );
}

interface MenuProps {
  spot: Spot;
  last: number;
  instrument: InstrumentId;
  onTicket: (fill: TicketFill) => void;
  onClose: () => void;
}

function Menu(props: MenuProps): JSX.Element {
  let menu!: HTMLDivElement;
  const price = (): string => plainAmount(props.spot.price);
  const fill = (side: 'buy' | 'sell', type: 'limit' | 'stop') => () => {
    const { instrument, spot } = props;
    props.onTicket({ instrument, side, type, price: toDouble(spot.price) });
  };
  const copy = (): void => {
    const text = props.spot.price;
    void copyText(text, { done: t('Copied {{ text }}', { text }), failed: t('Not copied: {{ text }}', { text }) });
  };
  // Only those that would wait there: on the other side of the market they would fill or go off at once. As the market was when
  // it was opened: entries that changed under the hand would lose the focus, and mean something else than what was read.
  const isAbove = untrack(() => toDouble(props.spot.price) >= props.last);
  const items: readonly (readonly [label: string, run: () => void])[] = [
    isAbove
      ? [`▼ ${t('Sell limit at {{ price }}…', { price: price() })}`, fill('sell', 'limit')]
      : [`▲ ${t('Buy limit at {{ price }}…', { price: price() })}`, fill('buy', 'limit')],
    isAbove
      ? [`▲ ${t('Buy stop at {{ price }}…', { price: price() })}`, fill('buy', 'stop')]
      : [`▼ ${t('Sell stop at {{ price }}…', { price: price() })}`, fill('sell', 'stop')],
    [`◉ ${t('Alert at {{ price }}…', { price: price() })}`, () => askForAlert({ instrument: props.instrument, price: props.spot.price })],
    [t('Copy {{ price }}', { price: price() }), copy],
  ];
  onMount(() => {
    menu.style.transform = `translate(${props.spot.x}px, ${props.spot.y}px)`;
    menu.querySelector('button')?.focus();
  });
  const typed = new TypedStart();
  const onKey = (event: KeyboardEvent): void => {
    const buttons = [...menu.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape' || event.key === 'Tab') props.onClose();
    else {
      if (isWithOthers(event)) return;
      const labels = buttons.map((button) => button.textContent ?? '');
      const next = walkTo(event.key, at, buttons.length, 'column') ?? typed.find(event.key, event.timeStamp, labels, at);
      if (next === null) return;
      buttons[next]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="price-menu" role="menu" tabIndex={-1} aria-label={t('At {{ price }}|menu', { price: price() })} ref={menu} onKeyDown={onKey}>
      <For each={items}>
        {([label, run]) => (
          <button
            type="button"
            role="menuitem"
            onClick={() => {
              props.onClose();
              run();
            }}
          >
            {label}
          </button>
        )}
      </For>
    </div>
  );
}
