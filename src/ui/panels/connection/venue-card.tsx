import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import type { Fault } from '../../../domain/fault';
import type { Result } from '../../../domain/result';
import { LINK_MODES, type LinkMode, type VenueLink } from '../../../worker/protocol/link-state';
import { leftWords } from '../../format/age';
import { formatMs, UNKNOWN } from '../../format/number';
import type { Market } from '../../shell/market';
import { standIn } from '../../shell/source-choice';
import { venueName } from '../../shell/venue-name';
import { useSeconds, useTerminal } from '../../terminal-context';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { FactList, type Facts } from './facts';
import { lineWords, modeWords, phaseWords, routeWords } from './route-words';

/** One venue's connection: what it does, what it costs, and what can be done about it. */
export function VenueCard(props: { venue: VenueLink; market: Market }): JSX.Element {
  const { commands } = useTerminal();
  const seconds = useSeconds();
  const [answer, setAnswer] = createSignal('');
  const id = (): string => props.venue.venue;
  const run = (what: string, call: () => Promise<Result<null, Fault>>): void => {
    setAnswer(`${what} …`);
    void call().then((result) => setAnswer(`${what}: ${result.ok ? t('done') : say(result.error.detail)}`));
  };
  const isSimulated = (): boolean => props.venue.source === 'simulated';
  const facts = createMemo((): Facts => {
    const { venue } = props;
    const common: Facts = [[t('State'), phaseWords(venue)]];
    if (isSimulated()) return common;
    return [
      ...common,
      ...(venue.why === null ? [] : [[t('Why'), say(venue.why)] as const]),
      ...(venue.nextTryAt === null ? [] : [[t('Next try'), t('in {{ time }}|left', { time: leftWords(venue.nextTryAt, seconds()) })] as const]),
      [t('Attempts left'), venue.budgetLeft === null ? UNKNOWN : countOf(venue.budgetLeft, venue.budgetSize)],
      ['REST', routeWords(venue.route)],
    ];
  });
  return (
    <section class="venue-card" aria-label={venueName(id())}>
      <div class="venue-head">
        <h2>{venueName(id())}</h2>
        <span class="venue-source" data-source={props.venue.source}>
          {isSimulated() ? t('SIMULATED — not real prices') : t('real exchange')}
        </span>
      </div>
      <FactList facts={facts()} />
      <Show when={props.venue.lines.length > 0}>
        <table class="venue-lines">
          <thead>
            <tr>
              <th scope="col">{t('Socket')}</th>
              <th scope="col">{t('State')}</th>
              <th scope="col">{t('Channels')}</th>
              <th scope="col">{t('Round trip')}</th>
              <th scope="col">{t('Clock')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.venue.lines}>
              {(line) => (
                <tr>
                  <td>{line.line}</td>
                  <td>{lineWords(line)}</td>
                  <td>{countOf(line.channels, line.channelLimit)}</td>
                  <td>{formatMs(line.roundTripMs)}</td>
                  <td>{line.clockOffsetMs === null ? UNKNOWN : `${line.clockOffsetMs >= 0 ? '+' : ''}${formatMs(line.clockOffsetMs)}`}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show when={isSimulated() && !props.market.isSimulated()}>
        <div class="venue-actions">
          <button type="button" class="action" onClick={() => props.market.select(standIn())}>
            {t('Show the simulated market')}
          </button>
        </div>
      </Show>
      <Show when={!isSimulated() && props.market.isSimulated()}>
        <div class="venue-actions">
          <button type="button" class="action action-main" onClick={() => props.market.goBack()}>
            {t('Back to {{ venue }}', { venue: venueName(id()) })}
          </button>
        </div>
      </Show>
      <Show when={!isSimulated()}>
        <div class="venue-actions">
          <label class="venue-mode">
            <span>{t('Mode')}</span>
            <select
              class="tool"
              value={props.venue.mode}
              onChange={(event) => {
                const mode = event.currentTarget.value as LinkMode;
                run(modeWords(mode), () => commands.setMode(id(), mode));
              }}
            >
              <For each={LINK_MODES}>{(mode) => <option value={mode}>{modeWords(mode)}</option>}</For>
            </select>
          </label>
          <Show
            when={props.venue.phase === 'off'}
            fallback={
              <button type="button" class="action" onClick={() => run(t('Disconnect'), () => commands.disconnect(id()))}>
                {t('Disconnect')}
              </button>
            }
          >
            <button type="button" class="action action-main" onClick={() => run(t('Connect'), () => commands.connect(id()))}>
              {t('Connect')}
            </button>
          </Show>
          <button type="button" class="action" onClick={() => run(t('Retry'), () => commands.retryNow(id()))}>
            {t('Retry now')}
          </button>
          <button type="button" class="action" onClick={() => run(t('Refresh by REST'), () => commands.refresh(id()))}>
            {t('Refresh')}
          </button>
          <span class="venue-answer" aria-live="polite">
            {answer()}
          </span>
        </div>
      </Show>
    </section>
  );
}

const countOf = (count: number, most: number | null): string =>
  t('{{ count }} of {{ most }}|channels', { count: String(count), most: most === null ? UNKNOWN : String(most) });
