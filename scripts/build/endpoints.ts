import { HOSTS } from '../../src/venues/bitfinex/hosts';

export interface Endpoints {
  readonly publicWs: string;
  readonly authWs: string;
  readonly rest: string;
  /** Signed requests go there, over the server of `npm start` alone: the page itself never asks it. */
  readonly authRest: string;
}

const AUTH_REST = 'https://api.bitfinex.com';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a build made in this environment finds the exchange. Throws, naming the variable, for an address that cannot be one. */
export function readEndpoints(env: Environment): Endpoints {
  const rest = read(env, 'TAPEDECK_BITFINEX_REST', HOSTS.rest, 'http');
  return {
    publicWs: read(env, 'TAPEDECK_BITFINEX_WS', HOSTS.publicWs, 'ws'),
    authWs: read(env, 'TAPEDECK_BITFINEX_AUTH_WS', HOSTS.authWs, 'ws'),
    rest,
    // A build for another exchange must not send what is signed to the real one.
    authRest: read(env, 'TAPEDECK_BITFINEX_AUTH_REST', rest === HOSTS.rest ? AUTH_REST : rest, 'http'),
  };
}

/** The origins of the endpoints, each once: what `connect-src` lists. */
export function originsOf(endpoints: Endpoints): string[] {
  return [...new Set([endpoints.authWs, endpoints.publicWs, endpoints.rest].map((address) => originOf(new URL(address))))];
}

// `URL.origin` is 'null' for ws: and wss:.
const originOf = (url: URL): string => `${url.protocol}//${url.host}`;

const isLoopbackHost = (hostname: string): boolean => hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';

function read(env: Environment, name: string, constant: string, scheme: 'ws' | 'http'): string {
  const given = env[name];
  if (given === undefined || given === '') return constant;
  const complaint = complaintAbout(given, scheme);
  if (complaint !== null) throw new Error(`${name}=${given}: ${complaint}`);
  // The client appends `/v2/...` to the REST host.
  return given.replace(/\/+$/, '');
}

function complaintAbout(address: string, scheme: 'ws' | 'http'): string | null {
  if (!URL.canParse(address)) return `not an address; expected ${scheme}s://host[:port][/path]`;
  const url = new URL(address);
  // What ends up in a header and in the bundle must be plain text.
  if (/[\s;,'"`\\<>]/.test(address)) return 'holds a space, quote, comma, semicolon or backslash';
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return 'must have no user, query or fragment';
  if (url.protocol === `${scheme}s:`) return null;
  if (url.protocol !== `${scheme}:`) return `must start with ${scheme}s://`;
  return isLoopbackHost(url.hostname) ? null : `${scheme}:// is allowed for this machine only (127.0.0.1, localhost); use ${scheme}s://`;
}
