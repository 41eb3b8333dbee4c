/** The reply to a login, and in it what the key may do. Source: protocols, section 4. */
import { type Permissions, permissionsBy } from '../../../domain/account/permissions';
import { plainText } from '../../../domain/text';
import { isNumber } from '../rows';

export type LoginReply =
  | { readonly isOk: true; readonly user: number | null; readonly permissions: Permissions }
  | { readonly isOk: false; readonly code: number | null; readonly text: string };

/** Whatever is not OK is a failure: the wire says FAILED, the documents say FAIL. */
export function loginReplyOf(event: Readonly<Record<string, unknown>>): LoginReply {
  const { status, code, msg, caps, userId } = event;
  if (status === 'OK') return { isOk: true, user: isNumber(userId) ? userId : null, permissions: permissionsOf(caps) };
  return { isOk: false, code: isNumber(code) ? code : null, text: plainText(msg) };
}

/** Of an object with numbers, or of its JSON text with texts, as older servers send it. What it does not name is not allowed. */
export function permissionsOf(caps: unknown): Permissions {
  const named = typeof caps === 'string' ? parsed(caps) : caps;
  return permissionsBy((area) => {
    const held = fieldOf(named, area);
    return { read: isOn(fieldOf(held, 'read')), write: isOn(fieldOf(held, 'write')) };
  });
}

const isOn = (value: unknown): boolean => value === 1 || value === '1' || value === true;
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
