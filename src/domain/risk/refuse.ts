import type { Fault, RefusalRule } from '../fault';

export type Refusal = Extract<Fault, { code: 'order-refused' }>;

export const refuse = (rule: RefusalRule, detail: string): Refusal => ({ code: 'order-refused', next: 'ask-user', rule, detail });
