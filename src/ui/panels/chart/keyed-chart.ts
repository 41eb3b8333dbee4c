import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';

/** Those on the screen; the keys are for the last one. */
const [charts, setCharts] = createSignal<readonly object[]>([]);

/** Whether the keys of charts are for this one: of several, the one that was last pointed at or had the focus; before that, the first. */
export function createKeyed(element: () => HTMLElement): Accessor<boolean> {
  const chart = {};
  setCharts((all) => [chart, ...all]);
  const take = (): void => {
    if (charts().at(-1) !== chart) setCharts((all) => [...all.filter((one) => one !== chart), chart]);
  };
  onMount(() => {
    const whole = element().closest('.panel') ?? element();
    for (const type of ['pointerenter', 'focusin']) whole.addEventListener(type, take);
  });
  onCleanup(() => setCharts((all) => all.filter((one) => one !== chart)));
  return () => charts().at(-1) === chart;
}
