import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { type Decimal, toDouble, ZERO } from '../../../domain/money';
import type { Span } from '../../../worker/protocol/past';
import { dayAndTime } from '../../format/time';
import { own } from '../../parts/mask';
import { moneyText, signedMoneyText } from '../../trading/currency';
import { t } from '../../words/t';
import { curvePath, HEIGHT, nearest, WIDTH } from './curve-path';
import type { CurvePoint } from './sums';

interface CurveChartProps {
  /** What the curve is of, as it is shown: `Realised after fees`. */
  title: string;
  points: readonly CurvePoint[];
  span: Span;
  quote: string;
  /** It is told as a sum that grew from nothing; else as what there is. */
  isGain: boolean;
}

/** Something as it grew, and under it how far it was below its height. */
export function CurveChart(props: CurveChartProps): JSX.Element {
  const path = createMemo(() => curvePath(props.points, props.isGain ? 0 : toDouble(props.points[0]?.net ?? ZERO)));
  const told = (net: Decimal): string => own(props.isGain ? signedMoneyText(net, props.quote) : moneyText(net, props.quote));
  const [hovered, setHovered] = createSignal<number | null>(null);
  const shown = (): CurvePoint | undefined => props.points[hovered() ?? props.points.length - 1] ?? props.points.at(-1);
  const hover = (event: PointerEvent & { currentTarget: Element }): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setHovered(nearest(path().xs, (event.clientX - left) / Math.max(1, width)) ?? null);
  };
  /** A day by its date, an hour by its end. */
  const when = (at: number): string => (props.span === 'day' ? dayAndTime(at - 1, 'utc').slice(0, 10) : dayAndTime(at, 'utc'));
  const cross = (): number | null => {
    const at = hovered();
    return at === null ? null : (path().xs[at] ?? null);
  };
  return (
    <figure class="curve">
      <figcaption>
        <span>{props.title}</span>
        <Show when={shown()}>
          {(point) => (
            <span class="curve-reading">
              {when(point().at)} <strong>{told(point().net)}</strong>,{' '}
              {t('{{ fall }} from its height', { fall: own(signedMoneyText(point().fall, props.quote)) })}
            </span>
          )}
        </Show>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('Curve: {{ title }}, and under it the drawdown; the table beside it has the figures', { title: props.title })}
        onPointerMove={hover}
        onPointerLeave={() => setHovered(null)}
      >
        <line class="curve-zero" x1="0" x2={WIDTH} y1={path().baseY} y2={path().baseY} />
        <path class="curve-falls" d={path().falls} />
        <path class="curve-line" d={path().line} />
        <Show when={cross()}>{(x) => <line class="curve-cross" x1={x()} x2={x()} y1="0" y2={HEIGHT} />}</Show>
      </svg>
    </figure>
  );
}
