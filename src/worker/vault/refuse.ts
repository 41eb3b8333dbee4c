import type { Fault, VaultRefusal } from '../../domain/fault';

export const refuse = (reason: VaultRefusal, detail: string): Fault => ({ code: 'vault-refused', next: 'ask-user', reason, detail });
