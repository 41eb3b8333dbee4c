import { createMemo, type JSX } from 'solid-js';
import type { TopicStatus } from '../../domain/freshness';
import { useSeconds } from '../terminal-context';
import { TrustSignMark } from './trust-sign';
import { trustWords } from './trust-words';
import { shownZone } from './zone';
import './trust-badge.css';

/** How far a panel's data can be trusted, as a sign and a word. The same everywhere. */
export function TrustBadge(props: { status: TopicStatus | null }): JSX.Element {
  const seconds = useSeconds();
  const words = createMemo(() => trustWords(props.status, seconds(), shownZone()), undefined, {
    equals: (a, b) => a.short === b.short && a.long === b.long,
  });
  return (
    <span
      class="trust-badge"
      data-sign={words().sign}
      data-state={props.status?.state ?? 'verifying'}
      data-source={props.status?.source}
      title={words().long}
    >
      <TrustSignMark sign={words().sign} />
      <span class="trust-badge-word">
        {words().short.split(' ')[0]}
        <span class="trust-badge-more">{words().short.replace(/^\S+/, '')}</span>
      </span>
    </span>
  );
}
