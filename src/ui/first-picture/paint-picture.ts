import { LEVEL_STRIDE } from '../../domain/book';
import type { TopicStatus } from '../../domain/freshness';
import { pairLabel, parseInstrumentId, priceDecimals } from '../../domain/instrument';
import type { LocalMs } from '../../domain/units';
import { inside, setPlace } from '../dock/place';
import { decimalsForSizes, fixed, fixedSize } from '../drawing/digits';
import { ageWords, agoWords } from '../format/age';
import { formatChange, formatCompact, formatNumber, formatSigned } from '../format/number';
import { exactTime, type Zone } from '../format/time';
import { arrange } from '../layout/arrange';
import { type Layout, stacksOf } from '../layout/layout';
import { PRESETS, type PresetName } from '../layout/presets';
import type { Workspace } from '../layout/workspaces';
import { TRUST_DRAWINGS } from '../parts/trust-drawings';
import { loadDeskChoice, openParts } from '../shell/desk-choice';
import { windowTitle } from '../shell/title';
import { venueName, venueOf } from '../shell/venue-name';
import { moneyWord } from '../trading/account-word';
import { accountOf, loadChosenBooks } from '../trading/chosen-books';
import { FEW_WORDS } from '../words/few-words';
import { type Language, madeIn } from '../words/language';
import { type Text, t } from '../words/t';
import type { Picture } from './picture';
import '../styles/tokens.css';
import '../styles/base.css';
import '../parts/panel.css';
import '../parts/trust-badge.css';
import '../panels/book/book-panel.css';
import '../panels/tape/tape-panel.css';
import '../shell/header.css';
import '../dock/dock.css';
import '../shell/status-strip.css';
import '../shell/shell.css';
import './first-picture.css';

const PRICE_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;
const WHY = 'from an earlier visit' satisfies Text;

/** As the user has it. */
export interface PictureLook {
  readonly unit: 'base' | 'quote';
  readonly zone: Zone;
  readonly language: Language;
}

export interface PaintedPicture {
  /** The app below has come as far: nobody needs it any more. */
  remove(): void;
  /** The app below will not come: say so, in place of how old this is. */
  failed(why: string): void;
}

/*
 * No arrow stands in it: our font has none, and a browser that was just started takes longer to find one elsewhere than it
 * takes for all the rest. Signs and words say the same.
 */

/** Lay the picture over the page, on this workspace. It is for eyes only: readers and the pointer meet the app that grows beneath it. */
export function paintPicture(parent: Element, picture: Picture, workspace: Workspace, look: PictureLook, now: number): PaintedPicture {
  return madeIn(look.language, FEW_WORDS, () => paint(parent, picture, workspace, look, now));
}

function paint(parent: Element, picture: Picture, workspace: Workspace, { unit, zone }: PictureLook, now: number): PaintedPicture {
  const sentence = textElement('div', 'strip-state', `${t('{{ market }} offline', { market: venueName(venueOf(picture.pair)) })}: ${t(WHY)}`);
  sentence.dataset.state = 'offline';
  const age = element('ul', 'strip-facts', textElement('li', '', t('data {{ ago }}', { ago: agoWords(picture.book.at, now) })));
  const money = moneyWord(accountOf(venueOf(picture.pair), loadChosenBooks()), []);
  const account = t(money);
  const main = desk(book(picture, unit, now), tape(picture, zone, now));
  const root = element(
    'div',
    'first-picture shell',
    header(picture, now),
    main,
    element('div', 'strip', textElement('strong', 'strip-account', account), sentence, age),
  );
  root.dataset.account = money;
  root.inert = true;
  root.setAttribute('aria-hidden', 'true');
  parent.append(root);
  putInPlace(main, workspace);
  // Its size is another once the style sheet is there, which a busy machine may read after this, and where the window changes.
  const sizes = new ResizeObserver(() => putInPlace(main, workspace));
  sizes.observe(main);
  document.title = windowTitle(picture.pair, formatNumber(picture.ticker.last, picture.ticker.decimals), statusAt(picture.ticker.at), account);
  return {
    remove: () => {
      sizes.disconnect();
      root.remove();
    },
    failed: (why) => {
      sentence.textContent = why;
      age.remove();
    },
  };
}

function header({ pair, ticker }: Picture, now: number): HTMLElement {
  const price = (value: number | null): string => formatNumber(value, ticker.decimals);
  const button = element('span', 'header-pair-button', textElement('span', 'header-pair-name', pairLabel(pair)), element('span', 'icon'));
  const name = element('h1', 'header-pair', button, textElement('span', 'header-venue', venueName(venueOf(pair))));
  const { base, settle } = parseInstrumentId(pair) ?? {};
  const facts = element(
    'dl',
    'header-facts',
    fact(t('24 h change'), formatSigned(ticker.change, ticker.decimals)),
    fact(t('24 h high'), price(ticker.high)),
    fact(t('24 h low'), price(ticker.low)),
    fact(t('24 h volume'), ticker.volume === null ? '—' : `${formatCompact(ticker.volume)} ${base ?? ''}`),
    ...(settle === undefined ? [] : [fact(t('Funding / next in'), '— / —', 'header-funding')]),
  );
  const last = element(
    'div',
    'header-last',
    textElement('span', 'header-price', price(ticker.last)),
    textElement('span', 'header-change', formatChange(ticker.changeRatio)),
  );
  const head = element('header', 'header', name, last, facts, element('div', 'header-trust', badge(ticker.at, now)));
  head.dataset.live = 'false';
  return head;
}

const fact = (name: string, value: string, more = ''): HTMLElement =>
  element('div', `header-fact ${more}`, textElement('dt', '', name), textElement('dd', '', value));

/** Book and trades stand where the workspace has them, once it is known how large the desk is. */
function desk(book: HTMLElement, tape: HTMLElement): HTMLElement {
  return element('main', 'desk', element('div', 'dock-panel desk-book', book), element('div', 'dock-panel desk-tape', tape));
}

/** One that the user has put away is not painted; nor is what shares its place with others, for its tabs are not. */
function putInPlace(desk: HTMLElement, { layout: arranged, preset }: Workspace): void {
  const { width, height } = desk.getBoundingClientRect();
  const layout = arranged ?? usualLayout(preset, width, height);
  const places = arrange(layout, width, height);
  for (const kind of ['book', 'tape'] as const) {
    const place = desk.querySelector<HTMLElement>(`.desk-${kind}`);
    const stack = stacksOf(layout).find(({ panels }) => panels.length === 1 && panels[0]?.kind === kind);
    const rect = stack && places.get(stack.id);
    if (rect === undefined) place?.remove();
    else if (place !== null) setPlace(place, inside(rect));
  }
}

function usualLayout(preset: PresetName, width: number, height: number): Layout {
  const open = openParts(loadDeskChoice(), innerWidth, true);
  return PRESETS[preset].make({ width, height, hasWatch: open.watch, hasTicket: open.ticket, table: 'depth', areTablesFolded: false });
}

/** A column is one text, a line a row: a hundred rows cost no more to lay out than a paragraph. */
function lines(name: string, rows: readonly string[]): HTMLElement {
  return textElement('span', `${name} picture-lines`, rows.join('\n'));
}

function book({ pair, book }: Picture, unit: 'base' | 'quote', now: number): HTMLElement {
  const codes = parseInstrumentId(pair);
  const code = codes?.[unit] ?? '';
  const asks = ladderRows(book.asks, book.rows, unit);
  const bids = ladderRows(book.bids, book.rows, unit);
  const sizeDecimals = decimalsForSizes([...asks, ...bids].map((row) => row.size));
  const bid = book.bids[0];
  const ask = book.asks[0];
  const decimals = priceDecimals(PRICE_RULE, bid ?? ask ?? 1);
  const side = (name: string, rows: readonly LadderRow[]): HTMLElement =>
    element(
      'div',
      `${name} picture-ladder`,
      lines(
        'ladder-price',
        rows.map((row) => fixed(row.price, decimals)),
      ),
      lines(
        'ladder-size',
        rows.map((row) => fixedSize(row.size, sizeDecimals)),
      ),
      lines(
        'ladder-total',
        rows.map((row) => fixedSize(row.total, sizeDecimals)),
      ),
    );
  const ladder = element('div', 'ladder', side('ladder-asks', asks.reverse()), spread(bid, ask, decimals), side('ladder-bids', bids));
  const titles = [
    t('Price {{ code }}|column', { code: codes?.quote ?? '' }),
    t('Size {{ code }}|column', { code }),
    t('Total {{ code }}|column', { code }),
  ];
  const body = element('div', 'book-panel', element('div', 'panel-tools'), columns('ladder-head', titles), ladder);
  body.dataset.state = 'offline';
  return panel(t('Order book'), 'book', badge(book.at, now), body);
}

interface LadderRow {
  readonly price: number;
  readonly size: number;
  readonly total: number;
}

/** Best price first, sizes and their sums in the unit that the book is shown in. */
function ladderRows(levels: readonly number[], most: number, unit: 'base' | 'quote'): LadderRow[] {
  const rows: LadderRow[] = [];
  let total = 0;
  for (let i = 0; i < levels.length && rows.length < most; i += LEVEL_STRIDE) {
    const price = levels[i] as number;
    const size = (levels[i + 1] as number) * (unit === 'base' ? 1 : price);
    total += size;
    rows.push({ price, size, total });
  }
  return rows;
}

function spread(bid: number | undefined, ask: number | undefined, decimals: number): HTMLElement {
  if (bid === undefined || ask === undefined) return element('div', 'ladder-spread');
  const mid = (bid + ask) / 2;
  const words = `${fixed(ask - bid, decimals)} · ${fixed(((ask - bid) / mid) * 100, 3)} %`;
  return element('div', 'ladder-spread', textElement('span', 'spread-last', fixed(mid, decimals + 1)), textElement('span', 'spread-gap', words));
}

function tape({ pair, tape }: Picture, zone: Zone, now: number): HTMLElement {
  const codes = parseInstrumentId(pair);
  const { trades } = tape;
  const decimals = priceDecimals(PRICE_RULE, trades[0]?.price ?? 1);
  const sizeDecimals = decimalsForSizes(trades.map((trade) => trade.size));
  const rows = element(
    'div',
    'picture-tape',
    lines(
      'tape-time',
      trades.map((trade) => exactTime(trade.at, zone)),
    ),
    lines(
      'tape-price',
      trades.map((trade) => fixed(trade.price, decimals)),
    ),
    lines(
      'tape-size',
      trades.map((trade) => fixedSize(trade.size, sizeDecimals)),
    ),
  );
  const titles = [
    zone === 'utc' ? t('Time UTC') : t('Time'),
    t('Price {{ code }}|column', { code: codes?.quote ?? '' }),
    t('Size {{ code }}|column', { code: codes?.base ?? '' }),
  ];
  const body = element('div', 'tape-panel', columns('tape-head', titles), element('div', 'tape-body', rows));
  body.dataset.state = 'offline';
  return panel(t('Trades'), 'tape', badge(tape.at, now), body);
}

const columns = (name: string, titles: readonly string[]): HTMLElement =>
  element('div', name, ...titles.map((title) => textElement('span', '', title)));

function panel(title: string, name: string, tools: HTMLElement, body: HTMLElement): HTMLElement {
  const head = element('div', 'panel-head', textElement('h2', 'panel-title', title), element('div', 'panel-head-tools', tools));
  return element('section', `panel ${name}`, head, element('div', 'panel-body', body));
}

const statusAt = (at: LocalMs): TopicStatus => ({
  source: 'exchange',
  via: 'cache',
  state: 'offline',
  dataAt: at,
  proofAt: null,
  verifiedAt: null,
  reason: WHY,
});

/** As the app's own badge has it. */
function badge(at: LocalMs, now: number): HTMLElement {
  const mark = document.createElementNS(SVG, 'svg');
  mark.setAttribute('class', 'trust-sign');
  mark.setAttribute('viewBox', '0 0 12 12');
  const fill = document.createElementNS(SVG, 'path');
  fill.setAttribute('class', 'trust-sign-fill');
  fill.setAttribute('d', TRUST_DRAWINGS['⏸'].fill);
  mark.append(fill);
  const out = element('span', 'trust-badge', mark, textElement('span', 'trust-badge-word', t('offline {{ age }}', { age: ageWords(now - at) })));
  out.dataset.state = 'offline';
  return out;
}

const SVG = 'http://www.w3.org/2000/svg';

function element(tag: string, name: string, ...children: readonly Element[]): HTMLElement {
  const out = document.createElement(tag);
  out.className = name;
  out.append(...children);
  return out;
}

function textElement(tag: string, name: string, text: string): HTMLElement {
  const out = element(tag, name);
  out.textContent = text;
  return out;
}
