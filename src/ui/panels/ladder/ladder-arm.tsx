import type { JSX } from 'solid-js';
import { withKey } from '../../keys/key-hint';
import type { Account } from '../../trading/account';
import { heldWords } from '../../trading/arming';
import { toggleHands } from '../../trading/hand-arming';
import { say } from '../../words/say';
import { type Text, t } from '../../words/t';
import type { LadderArming } from './ladder-orders';

const WORDS = { off: 'Arm', account: 'Account not armed', held: 'ARMED, on hold', armed: 'ARMED' } as const satisfies Readonly<
  Record<LadderArming, Text>
>;

const STATES = Object.keys(WORDS) as LadderArming[];

const withDisarm = (words: string): string => t('{{ what }}; Esc does as well', { what: withKey(words, 'order arm') });

/** Says in word and colour whether a press on the ladder sends an order, and switches it together with the keys. */
export function LadderArm(props: { account: Account; arming: LadderArming }): JSX.Element {
  const why = (): string => {
    const { account } = props;
    switch (props.arming) {
      case 'off':
        return withKey(t('Presses send nothing. Press to let presses here, and keys, send orders in this tab'), 'order arm');
      case 'account':
        return withDisarm(
          t('Nothing leaves for {{ account }} before it is armed in its ticket. Press to disarm presses and keys', { account: account.word() }),
        );
      case 'held':
        return withDisarm(
          t('No order leaves: {{ why }}. Press to disarm', { why: say(heldWords(account.status(), account.view()?.gate ?? null) ?? '') }),
        );
      case 'armed':
        return withDisarm(t('A press in the bid column buys there, one in the ask column sells, at once. Press to disarm'));
    }
  };
  return (
    <button
      type="button"
      class="ladder-arm"
      data-arming={props.arming}
      data-all-words={STATES.map((state) => t(WORDS[state])).join('\n')}
      aria-pressed={props.arming !== 'off'}
      aria-label={
        props.arming === 'off'
          ? t('Arm the ladder: presses send nothing')
          : t('{{ state }}: presses on the ladder', { state: t(WORDS[props.arming]) })
      }
      title={why()}
      onClick={() => toggleHands(props.account.id())}
    >
      {t(WORDS[props.arming])}
    </button>
  );
}
