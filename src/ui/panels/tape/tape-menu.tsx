import type { JSX } from 'solid-js';
import { readySound } from '../../notices/sound';
import { Menu } from '../../parts/menu';
import { LARGE_TIMES } from './large-trades';
import { tapeChoices, toggleTape } from './tape-choices';

/** How trades are shown and told of, on this device. */
export function TapeMenu(props: { anchor: HTMLElement; onClose: () => void }): JSX.Element {
  const { isWhole, hasSound, hasMarks } = tapeChoices();
  const sound = (): void => {
    // This press is one that lets the page sound.
    readySound();
    toggleTape('hasSound');
  };
  const groups = [
    [
      { label: 'A row for each price', isChosen: !isWhole, run: () => isWhole && toggleTape('isWhole') },
      { label: 'A row for each taker, at the last price reached', isChosen: isWhole, run: () => isWhole || toggleTape('isWhole') },
    ],
    [
      { label: hasSound ? 'Do not sound large trades' : `Sound trades of ${LARGE_TIMES} times the usual size`, run: sound },
      {
        label: hasMarks ? 'Do not mark large trades on the chart' : `Mark trades of ${LARGE_TIMES} times the usual size on the chart`,
        run: () => toggleTape('hasMarks'),
      },
    ],
  ];
  return <Menu label="Trades" anchor={props.anchor} groups={groups} onClose={props.onClose} />;
}
