import { createRoot, onCleanup } from 'solid-js';
import { expect, test } from 'vitest';
import { inNextTask } from '../../../src/ui/parts/in-next-task';
import { nextTask } from '../../../src/ui/parts/next-task';

test('it runs once, after what goes on now and before what is asked for later', async () => {
  const order: string[] = [];
  createRoot(() => {
    inNextTask(() => order.push('asked'));
    order.push('now');
  });
  await Promise.resolve();
  expect(order).toEqual(['now']);
  await nextTask();
  expect(order).toEqual(['now', 'asked']);
});

test('what is gone by then runs nothing', async () => {
  let runs = 0;
  const end = createRoot((dispose) => {
    inNextTask(() => runs++);
    return dispose;
  });
  end();
  await nextTask();
  await nextTask();
  expect(runs).toBe(0);
});

test('what it makes ends with the part that asked', async () => {
  const ended: string[] = [];
  const end = createRoot((dispose) => {
    inNextTask(() => onCleanup(() => ended.push('made')));
    return dispose;
  });
  await nextTask();
  expect(ended).toEqual([]);
  end();
  expect(ended).toEqual(['made']);
});
