import { compileForNode, runNode } from '../compile';
import { type Figure, median, medianRatio, shown } from '../figure';
import type { OrdersResult } from './orders-result';

/** What working orders cost each frame of a market, and what reaches a tab in one message with what it follows from. */
export async function orderFigures(isQuick: boolean): Promise<Figure[]> {
  const script = await compileForNode('tests/bench/node/orders.ts');
  const result = JSON.parse(await runNode(script, isQuick ? ['5', '500'] : ['9', '2000'])) as OrdersResult;
  const { messages, working } = result;
  if (working < 100) throw new Error(`only ${working} orders were working at the end`);
  if (messages.positions < 20 || messages.due === 0 || messages.triggered === 0)
    throw new Error(`the work was not done: ${JSON.stringify(messages)}`);
  return [
    {
      name: 'eventThroughOrders',
      title: 'a market event through 100 working orders, against the same without orders',
      value: medianRatio(result.with, result.without),
      unit: '×',
      target: { atMost: 3 },
      absolutes: { 'µs a frame': median(result.with), 'µs a frame, without': median(result.without) },
      proof: `${shown(result.frames)} frames a round from the socket's text to the tab's message, ${shown(result.told)} messages in all, ${working} orders working at the end`,
    },
    {
      name: 'positionsWithTick',
      title: 'P&L of an open position that is not there with the message of its tick',
      value: messages.due - messages.valued,
      unit: '',
      target: { atMost: 0 },
      absolutes: { positions: messages.positions, ticks: messages.ticks, 'P&L due': messages.due },
      proof: `${messages.valued} of ${messages.due} could be worked out from what had been told up to the message with the tick`,
    },
    {
      name: 'triggerWithTrade',
      title: 'stops that went off and were not told in the message of their trade',
      value: messages.triggered - messages.triggeredTogether,
      unit: '',
      target: { atMost: 0 },
      absolutes: { 'went off': messages.triggered },
      proof: `${messages.triggeredTogether} of ${messages.triggered} came in one message with the trade`,
    },
  ];
}
