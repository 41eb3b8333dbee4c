import type { JSX } from 'solid-js';
import { readySound } from '../../notices/sound';
import { Menu } from '../../parts/menu';
import { t } from '../../words/t';
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
      { label: t('A row for each price'), isChosen: !isWhole, run: () => isWhole && toggleTape('isWhole') },
      { label: t('A row for each taker, at the last price reached'), isChosen: isWhole, run: () => isWhole || toggleTape('isWhole') },
    ],
    [
      {
        label: hasSound ? t('Do not sound large trades') : t('Sound trades of {{ times }} times the usual size', { times: LARGE_TIMES }),
        run: sound,
      },
      {
        label: hasMarks
          ? t('Do not mark large trades on the chart')
          : t('Mark trades of {{ times }} times the usual size on the chart', { times: LARGE_TIMES }),
        run: () => toggleTape('hasMarks'),
      },
    ],
  ];
  return <Menu label={t('Trades')} anchor={props.anchor} groups={groups} onClose={props.onClose} />;
}
