import { type CloseMemory, NO_CLOSE, stepClose } from './candle-close';
import type { AlertCondition } from './condition';
import { type LossMemory, NO_LOSS, stepLoss } from './market-loss';
import { type Place, type PriceMemory, stepPrice } from './price-cross';
import { type MoveMemory, NO_MOVE, stepMove } from './price-move';
import { nothing, type Sighting, type Step } from './sighting';
import { NO_SPREAD, type SpreadMemory, stepSpread } from './spread';
import { stepVolume, type VolumeMemory } from './volume-spike';

/** What a condition remembers of what was seen, by its kind. */
export interface Memory {
  readonly price: PriceMemory;
  readonly move: MoveMemory;
  readonly spread: SpreadMemory;
  readonly volume: VolumeMemory;
  readonly close: CloseMemory;
  readonly loss: LossMemory;
}

/** Nothing was seen yet. `place`: where an earlier engine saw the price last. */
export const freshMemory = (place: Place | null): Memory => ({
  price: { place, isUnbroken: false },
  move: NO_MOVE,
  spread: NO_SPREAD,
  volume: null,
  close: NO_CLOSE,
  loss: NO_LOSS,
});

/** One step of whatever condition. What says nothing to it changes nothing. */
export function stepCondition(condition: AlertCondition, memory: Memory, sighting: Sighting): Step<Memory> {
  const held = <Part extends keyof Memory>(part: Part, step: Step<Memory[Part]>): Step<Memory> =>
    step.memory === memory[part] ? { memory, outcome: step.outcome } : { memory: { ...memory, [part]: step.memory }, outcome: step.outcome };
  switch (condition.kind) {
    case 'price':
      return held('price', stepPrice(condition, memory.price, sighting));
    case 'move':
      return held('move', stepMove(condition, memory.move, sighting));
    case 'spread':
      return held('spread', stepSpread(condition, memory.spread, sighting));
    case 'volume':
      return held('volume', stepVolume(condition, memory.volume, sighting));
    case 'close':
    case 'average':
    case 'rsi':
    case 'macd':
    case 'bands':
    case 'averages':
    case 'pattern':
      return held('close', stepClose(condition, memory.close, sighting));
    case 'loss':
      return held('loss', stepLoss(condition, memory.loss, sighting));
    case 'order': {
      const what = sighting.kind === 'order' ? sighting.happened.find((one) => condition.happened.includes(one)) : undefined;
      if (sighting.kind !== 'order' || what === undefined) return nothing(memory);
      return { memory, outcome: { what: 'fired', value: `${sighting.order} ${what}` } };
    }
  }
}
