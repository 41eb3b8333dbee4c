import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { originsOf, readEndpoints } from '../../scripts/build/endpoints';
import { cacheControl, contentSecurityPolicy, headersFile, securityHeaders } from '../../scripts/build/security-headers';
import { HOSTS } from '../../src/venues/bitfinex/hosts';

const REAL = { ...HOSTS, authRest: 'https://api.bitfinex.com' };

describe('the endpoints of a build', () => {
  test('are the constants where the environment says nothing', () => {
    expect(readEndpoints({})).toEqual(REAL);
    expect(readEndpoints({ TAPEDECK_BITFINEX_WS: '' })).toEqual(REAL);
  });

  test('are each replaced by their own variable', () => {
    expect(
      readEndpoints({
        TAPEDECK_BITFINEX_WS: 'ws://127.0.0.1:5001/ws/2',
        TAPEDECK_BITFINEX_AUTH_WS: 'wss://a.example/ws/2',
        TAPEDECK_BITFINEX_REST: 'http://localhost:5001/',
        TAPEDECK_BITFINEX_AUTH_REST: 'http://localhost:5002/',
      }),
    ).toEqual({
      publicWs: 'ws://127.0.0.1:5001/ws/2',
      authWs: 'wss://a.example/ws/2',
      rest: 'http://localhost:5001',
      authRest: 'http://localhost:5002',
    });
  });

  test('never send what is signed to the real exchange where the rest of it is another', () => {
    expect(readEndpoints({ TAPEDECK_BITFINEX_REST: 'http://localhost:5001/' }).authRest).toBe('http://localhost:5001');
  });

  test.each([
    ['TAPEDECK_BITFINEX_WS', 'api.example', /not an address/],
    ['TAPEDECK_BITFINEX_WS', 'https://api.example', /must start with wss:/],
    ['TAPEDECK_BITFINEX_AUTH_WS', 'ws://api.example/ws/2', /this machine only/],
    ['TAPEDECK_BITFINEX_REST', 'http://127.0.0.1.example', /this machine only/],
    ['TAPEDECK_BITFINEX_REST', 'https://user:word@api.example', /no user/],
    ['TAPEDECK_BITFINEX_REST', "https://api.example/'; script-src *", /quote|semicolon/],
  ])('%s=%s is refused, naming the variable', (name, address, complaint) => {
    expect(() => readEndpoints({ [name]: address })).toThrow(complaint);
    expect(() => readEndpoints({ [name]: address })).toThrow(name);
  });
});

describe('the security policy', () => {
  test('lets a page connect to itself and the endpoints of its build, each origin once', () => {
    const endpoints = readEndpoints({ TAPEDECK_BITFINEX_WS: 'ws://127.0.0.1:5001/ws/2', TAPEDECK_BITFINEX_AUTH_WS: 'ws://127.0.0.1:5001/ws/2' });
    expect(originsOf(endpoints)).toEqual(['ws://127.0.0.1:5001', 'https://api-pub.bitfinex.com']);
    expect(contentSecurityPolicy(endpoints)).toContain("connect-src 'self' ws://127.0.0.1:5001 https://api-pub.bitfinex.com;");
    expect(contentSecurityPolicy(REAL)).toContain(
      "connect-src 'self' wss://api.bitfinex.com wss://api-pub.bitfinex.com https://api-pub.bitfinex.com;",
    );
  });

  test('allows no inline code, no evaluation and no foreign source', () => {
    const policy = contentSecurityPolicy(REAL);
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    for (const part of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ]) {
      expect(policy.split('; ')).toContain(part);
    }
  });

  test('goes into the file for static hosts whole, in lines they take', () => {
    const lines = headersFile(REAL).split('\n');
    for (const [name, value] of Object.entries(securityHeaders(REAL))) expect(lines).toContain(`  ${name}: ${value}`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2_000);
  });

  test('is what the page on static hosts tells to send', () => {
    const page = readFileSync('docs/deploy.md', 'utf8');
    for (const [name, value] of Object.entries(securityHeaders(REAL))) expect(page).toContain(`\n${name}: ${value}\n`);
    expect(page.split(contentSecurityPolicy(REAL))).toHaveLength(4); // the list, Caddy, nginx
  });

  test('only what is named after its content is kept without asking', () => {
    expect(cacheControl('/assets/index-abc.js')).toMatch(/immutable/);
    expect(cacheControl('/workers/entry-shared-abc.js')).toMatch(/immutable/);
    for (const path of ['/', '/index.html', '/sw.js', '/manifest.json', '/favicon.svg']) expect(cacheControl(path)).toBe('no-cache');
  });
});
