import type { JSX } from 'solid-js';
import { withKey } from '../../keys/key-hint';
import type { Account } from '../../trading/account';
import { heldWords } from '../../trading/arming';
import { toggleHands } from '../../trading/hand-arming';
import type { LadderArming } from './ladder-orders';

const WORDS: Readonly<Record<LadderArming, string>> = { off: 'Arm', account: 'Account not armed', held: 'ARMED, on hold', armed: 'ARMED' };

const withDisarm = (words: string): string => `${withKey(words, 'order arm')}; Esc does as well`;

/** Says in word and colour whether a press on the ladder sends an order, and switches it together with the keys. */
export function LadderArm(props: { account: Account; arming: LadderArming }): JSX.Element {
  const why = (): string => {
    const { account } = props;
    switch (props.arming) {
      case 'off':
        return withKey('Presses send nothing. Press to let presses here, and keys, send orders in this tab', 'order arm');
      case 'account':
        return withDisarm(`Nothing leaves for ${account.word()} before it is armed in its ticket. Press to disarm presses and keys`);
      case 'held':
        return withDisarm(`No order leaves: ${heldWords(account.status(), account.view()?.gate ?? null)}. Press to disarm`);
      case 'armed':
        return withDisarm('A press in the bid column buys there, one in the ask column sells, at once. Press to disarm');
    }
  };
  return (
    <button
      type="button"
      class="ladder-arm"
      data-arming={props.arming}
      aria-pressed={props.arming !== 'off'}
      aria-label={props.arming === 'off' ? 'Arm the ladder: presses send nothing' : `${WORDS[props.arming]}: presses on the ladder`}
      title={why()}
      onClick={() => toggleHands(props.account.id())}
    >
      {WORDS[props.arming]}
    </button>
  );
}
