import { createSignal, For, type JSX, Show } from 'solid-js';
import type { State, TopicStatus } from '../../domain/freshness';
import type { LocalMs } from '../../domain/units';
import { ARROW } from '../format/number';
import { postNotice } from '../notices/board';
import { Toasts } from '../notices/toasts';
import { Dialog } from '../parts/dialog';
import { ICON_NAMES, Icon } from '../parts/icon';
import { Menu } from '../parts/menu';
import { Panel } from '../parts/panel';
import { TrustBadge } from '../parts/trust-badge';
import { Tabs } from '../shell/tabs';
import { useSeconds } from '../terminal-context';
import { Amount } from '../trading/amount';
import type { Column } from '../trading/columns';
import { ConfirmSlide } from '../trading/confirm-slide';
import { DataTable } from '../trading/data-table';
import { createTable } from '../trading/table/create-table';

export function Buttons(): JSX.Element {
  const [tab, setTab] = createSignal<'one' | 'two' | 'three'>('two');
  return (
    <>
      <div class="gallery-row">
        <For each={['tool', 'action', 'action action-main']}>
          {(name) => (
            <>
              <button type="button" class={name}>
                {name}
              </button>
              <button type="button" class={name} aria-pressed="true">
                pressed
              </button>
              <button type="button" class={name} aria-disabled="true">
                says why not
              </button>
              <button type="button" class={name} disabled>
                disabled
              </button>
            </>
          )}
        </For>
      </div>
      <div class="gallery-row">
        <fieldset class="dialog-choice" aria-label="A choice">
          <button type="button" class="action" aria-pressed="true">
            Chosen
          </button>
          <button type="button" class="action" aria-pressed="false">
            Not chosen
          </button>
        </fieldset>
        <kbd class="key">Ctrl</kbd> <kbd class="key">K</kbd>
        <a href="/">The terminal itself</a>
      </div>
      <Tabs
        tabs={[
          { id: 'one', label: 'One' },
          { id: 'two', label: 'Two', count: () => 3 },
          { id: 'three', label: 'Three', icon: 'book' },
        ]}
        selected={tab()}
        onSelect={setTab}
        label="Tabs"
        class="dock-tabs"
      />
    </>
  );
}

export function Fields(): JSX.Element {
  return (
    <div class="gallery-row gallery-fields">
      <input class="field-input" aria-label="Filled" value="64,193.5" />
      <input class="field-input" aria-label="Empty" placeholder="A placeholder" />
      <input class="field-input" aria-label="Invalid" aria-invalid="true" value="12,,5" />
      <input class="field-input" aria-label="Disabled" disabled value="disabled" />
      <select class="tool" aria-label="A select">
        <option>GTC · until cancelled</option>
        <option>IOC · at once or not</option>
      </select>
      <select class="tool" aria-label="A disabled select" disabled>
        <option>Paper</option>
      </select>
      <label>
        <input type="checkbox" checked /> Post-only
      </label>
      <label>
        <input type="checkbox" disabled /> Hidden
      </label>
      <input type="range" aria-label="A slider" value="40" />
    </div>
  );
}

export function Numbers(): JSX.Element {
  return (
    <div class="gallery-row">
      <For each={['up', 'down', 'flat'] as const}>
        {(direction) => (
          <span class={direction}>
            {ARROW[direction]} {{ up: '+1.24 %', down: '−0.50 %', flat: '0.00 %' }[direction]}
          </span>
        )}
      </For>
      <span>
        <Amount text="0.50000000" /> BTC
      </span>
      <span>
        <Amount text="12,345.60" /> USD
      </span>
      <span>—</span>
    </div>
  );
}

const STATES: readonly State[] = ['live', 'verifying', 'stale', 'maintenance', 'offline'];

export function Badges(): JSX.Element {
  const seconds = useSeconds();
  const status = (state: State, source: TopicStatus['source'], isVerified: boolean): TopicStatus => ({
    source,
    via: 'socket',
    state,
    dataAt: (seconds() - 12_000) as LocalMs,
    proofAt: seconds() as LocalMs,
    verifiedAt: isVerified ? (seconds() as LocalMs) : null,
    reason: state === 'live' ? null : 'the line was lost',
  });
  return (
    <div class="gallery-row">
      <TrustBadge status={null} />
      <For each={[true, false]}>
        {(isVerified) => <For each={STATES}>{(state) => <TrustBadge status={status(state, 'exchange', isVerified)} />}</For>}
      </For>
      <TrustBadge status={status('live', 'simulated', false)} />
      <TrustBadge status={status('live', 'replay', false)} />
    </div>
  );
}

export function Signs(): JSX.Element {
  return (
    <div class="gallery-row">
      <For each={ICON_NAMES}>
        {(name) => (
          <span class="gallery-fill">
            <Icon name={name} /> {name}
          </span>
        )}
      </For>
    </div>
  );
}

interface Row {
  readonly id: string;
  readonly tone: string;
}
const ROWS: readonly Row[] = ['usual', 'pending', 'unknown', 'rejected'].map((tone, i) => ({ id: String(i), tone }));
const COLUMNS: readonly Column<Row>[] = [
  { id: 'pair', title: 'Pair', cell: () => 'BTC/USD' },
  { id: 'size', title: 'Size', isNumber: true, cell: () => <Amount text="0.5000" /> },
  { id: 'state', title: 'State', cell: (row) => row().tone },
];

export function Tables(): JSX.Element {
  const [full, none] = [
    createTable(
      () => 'gallery',
      () => COLUMNS,
      () => ROWS,
    ),
    createTable<Row>(
      () => 'gallery',
      () => COLUMNS,
      () => [],
    ),
  ];
  return (
    <div class="gallery-panels">
      <Panel title="A table">
        <DataTable label="A table" table={full} keyOf={(row) => row.id} toneOf={(row) => row.tone} empty="" />
      </Panel>
      <Panel title="An empty one" tools={<TrustBadge status={null} />}>
        <DataTable label="An empty table" table={none} keyOf={(row) => row.id} empty="Nothing is held. What you buy stands here." />
      </Panel>
    </div>
  );
}

export function Floating(): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  const [anchor, setAnchor] = createSignal<HTMLElement | null>(null);
  for (const [kind, title] of [
    ['buy', 'Bought 0.02 BTC at 64,193'],
    ['reject', 'Rejected: Buy limit 0.02 BTC/USD'],
    ['note', 'Copied 64,193'],
  ] as const)
    postNotice({ key: kind, kind, title, detail: 'PAPER · P-1-1' });
  return (
    <>
      <div class="gallery-row">
        <button type="button" class="action" onClick={() => setOpen(true)}>
          Open a dialog
        </button>
        <button type="button" class="action" onClick={(event) => setAnchor(event.currentTarget)}>
          Open a menu
        </button>
      </div>
      <For each={['buy', 'sell'] as const}>
        {(side) => (
          <ConfirmSlide
            words={`${side === 'buy' ? 'Buy' : 'Sell'} 0.5 BTC at market · PAPER`}
            side={side}
            inputRef={() => undefined}
            onConfirm={() => undefined}
          />
        )}
      </For>
      <div class="gallery-toasts">
        <Toasts />
      </div>
      <Show when={isOpen()}>
        <Dialog title="A dialog" onClose={() => setOpen(false)}>
          <p class="gallery-words">Esc or a press outside closes it, and the focus stays in it.</p>
        </Dialog>
      </Show>
      <Show when={anchor()}>
        {(element) => (
          <Menu
            label="A menu"
            anchor={element()}
            groups={[
              [
                { label: 'Chosen', isChosen: true, run: () => undefined },
                { label: 'Not chosen', isChosen: false, run: () => undefined },
              ],
              [
                { label: 'With a key', key: 'F6', run: () => undefined },
                { label: 'Disabled', isDisabled: true, run: () => undefined },
              ],
            ]}
            onClose={() => setAnchor(null)}
          />
        )}
      </Show>
    </>
  );
}
