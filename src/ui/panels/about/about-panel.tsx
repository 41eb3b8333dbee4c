import { createMemo, For, type JSX } from 'solid-js';
import { venueName } from '../../shell/venue-name';
import { createWatch, useTerminal } from '../../terminal-context';
import { t } from '../../words/t';
import { LIBRARIES } from './licences';
import './about-panel.css';

declare const __BUILD__: string;

/** What this is, which build, whom it talks to, and whose work is in it. */
export function AboutPanel(): JSX.Element {
  const link = createWatch(useTerminal().link);
  const venues = createMemo(() => (link()?.venues ?? []).filter((venue) => venue.hosts.length > 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section class="about scroll" aria-label={t('About')} tabIndex={0}>
      <section>
        <h2>Tapedeck</h2>
        <p>{t('A trading terminal that needs no backend. Apache-2.0.')}</p>
        <dl class="facts">
          <div class="fact">
            <dt>{t('Build')}</dt>
            <dd>{__BUILD__}</dd>
          </div>
          <For each={venues()}>
            {(venue) => (
              <div class="fact">
                <dt>{venueName(venue.venue)}</dt>
                <dd>
                  <For each={venue.hosts}>{(host) => <div>{host}</div>}</For>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <p class="about-note">{t('These addresses are part of the build. Nothing in an address bar, in storage or in a message changes them.')}</p>
      </section>
      <section>
        <h2>{t('Charts')}</h2>
        <p>
          {t('Charts by')}{' '}
          <a href="https://www.tradingview.com/" target="_blank" rel="noopener noreferrer">
            TradingView
          </a>{' '}
          {t('lightweight-charts™. Copyright © TradingView, Inc. Licensed under the')}{' '}
          <a href="https://www.apache.org/licenses/LICENSE-2.0" target="_blank" rel="noopener noreferrer">
            Apache License, Version 2.0
          </a>
          {t('; distributed on an “as is” basis, without warranties or conditions of any kind.')}
        </p>
      </section>
      <section>
        <h2>{t('Also built in')}</h2>
        <ul>
          <For each={LIBRARIES}>
            {([name, licence, holder]) => (
              <li>
                {name} · {licence} · © {holder}
              </li>
            )}
          </For>
          <li>
            Inter · SIL Open Font License 1.1 · © The Inter Project Authors · <a href="/fonts/OFL.txt">{t('licence')}</a>
          </li>
        </ul>
      </section>
    </section>
  );
}
