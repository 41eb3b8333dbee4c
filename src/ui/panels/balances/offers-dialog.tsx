import { For, type JSX } from 'solid-js';
import type { FundingOffer } from '../../../domain/account/funding-offer';
import { dayAndTime } from '../../format/time';
import { Dialog } from '../../parts/dialog';
import { shownZone } from '../../parts/zone';
import { t } from '../../words/t';
import { offerWords } from './offer-words';

/** What is offered for lending at the exchange, to be looked at only. */
export function OffersDialog(props: { offers: readonly FundingOffer[]; onClose: () => void }): JSX.Element {
  return (
    <Dialog title={t('Funding offers')} class="offers" onClose={props.onClose}>
      <ul class="offers-list">
        <For each={props.offers} fallback={<li>{t('None is open any more.')}</li>}>
          {(offer) => (
            <li>
              <strong>{offerWords(offer)}</strong> <time>{dayAndTime(offer.madeAt, shownZone())}</time>
            </li>
          )}
        </For>
      </ul>
      <p class="offers-where">{t('They are made and taken back at the exchange.')}</p>
    </Dialog>
  );
}
