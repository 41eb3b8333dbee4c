/**
 * Installs the Trusted Types policy of the page. Import it first of all: markup set before it is refused.
 * Solid makes its templates through `innerHTML`, workers and the service worker start from a URL; the build lists them all,
 * each file its own, and nothing else passes. A browser without Trusted Types has nothing to install.
 */
import { SCRIPTS, TEMPLATES } from 'virtual:trusted-list';

interface PolicyRules {
  readonly createHTML: (markup: string) => string | null;
  readonly createScriptURL: (url: string) => string | null;
}
interface PolicyFactory {
  createPolicy(name: string, rules: PolicyRules): unknown;
}

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;

// Null lists: a development server, which sends no policy that asks for this.
if (factory !== undefined && TEMPLATES !== null && SCRIPTS !== null) factory.createPolicy('default', policyRules(TEMPLATES, new Set(SCRIPTS)));

function policyRules(templates: ReadonlySet<string>, scripts: ReadonlySet<string>): PolicyRules {
  return {
    createHTML: (markup) => (templates.has(markup) ? markup : null),
    createScriptURL: (given) => {
      const url = new URL(given, location.href);
      return url.origin === location.origin && scripts.has(url.pathname) && url.search === '' ? url.href : null;
    },
  };
}
