/**
 * The one place the security headers come from: the server of `npm start` sends them on every response, the build
 * writes them to `_headers` for static hosts. A page's policy does not reach its workers, so each response carries them.
 */
import { type Endpoints, originsOf } from './endpoints';

/** The content security policy of a build: itself, and the exchange's hosts that it was built for. */
export function contentSecurityPolicy(endpoints: Endpoints): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${originsOf(endpoints).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
    // Also for builds that reach 127.0.0.1 in plain ws: and http:, as the tests do: Chromium 156 leaves loopback addresses alone (measured).
    'upgrade-insecure-requests',
  ].join('; ');
}

/** All security headers of a build, by name. */
export function securityHeaders(endpoints: Endpoints): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(endpoints),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), ' +
      'publickey-credentials-get=(self), publickey-credentials-create=(self), clipboard-read=()',
    // Browsers heed it over https only, so it is harmless on http://127.0.0.1.
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  };
}

/** How long a path may be kept: for good when its name changes with its content, else asked about each time. */
export function cacheControl(path: string): string {
  return /^\/(assets|workers)\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** The `_headers` file of Netlify and Cloudflare Pages. */
export function headersFile(endpoints: Endpoints): string {
  const security = Object.entries(securityHeaders(endpoints)).map(([name, value]) => `  ${name}: ${value}`);
  const caching = ['/', '/index.html', '/sw.js', '/manifest.json', '/assets/*', '/workers/*'].map(
    (path) => `${path}\n  Cache-Control: ${cacheControl(path)}`,
  );
  return `${['/*', ...security, ...caching].join('\n')}\n`;
}
