import { type JSX, Show } from 'solid-js';
import type { TopicStatus } from '../../../domain/freshness';
import { agoWords } from '../../format/age';
import { TrustBadge } from '../../parts/trust-badge';
import { useSeconds } from '../../terminal-context';
import { t } from '../../words/t';

/** The badge, and beside it when a live book last passed the exchange's checksum; of another one its age matters. */
export function BookTrust(props: { status: TopicStatus | null }): JSX.Element {
  const seconds = useSeconds();
  return (
    <>
      <Show when={props.status?.state === 'live' && props.status.verifiedAt}>
        {(at) => <span class="book-verified">{t('verified {{ ago }}', { ago: agoWords(at(), seconds()) })}</span>}
      </Show>
      <TrustBadge status={props.status} />
    </>
  );
}
