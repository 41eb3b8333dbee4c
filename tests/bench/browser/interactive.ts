import { type Figure, median, medianRatio } from '../figure';
import { openWith, serveApp, startExchangeProcess } from './app';
import { callText, RawBrowser } from './raw-browser';
import { buildTrivial, serveFolder } from './site';
import { sleep, until } from './waiting';

interface Site {
  readonly url: string;
  /** A button whose press changes an attribute of the page's root. */
  readonly button: string;
  readonly attribute: string;
}

/** First visit to the first press that has an effect, against a bare page of the same toolchain. */
export async function interactiveFigures(isQuick: boolean): Promise<Figure[]> {
  const exchange = await startExchangeProcess(200);
  const server = await serveApp(exchange);
  const bare = await serveFolder(await buildTrivial());
  try {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = -1; round < (isQuick ? 3 : 9); round++) {
      const first = await visit({ url: `${server.url}/`, button: '[aria-label="Change theme"]', attribute: 'data-theme' });
      const second = await visit({ url: `${bare.url}/`, button: '.press', attribute: 'data-pressed' });
      if (round < 0) continue;
      ours.push(first);
      theirs.push(second);
    }
    return [
      {
        name: 'interactive',
        title: 'first visit to the first press that has an effect, against a bare page of the same toolchain',
        value: medianRatio(ours, theirs),
        unit: '×',
        target: { atMost: 2 },
        absolutes: { ms: median(ours), 'ms, bare page': median(theirs) },
        proof: `${ours.length} visits each, a new profile for every one; the theme had changed, the bare page had counted the press`,
      },
    ];
  } finally {
    await bare.stop();
    await server.stop();
    exchange.stop();
  }
}

async function visit({ url, ...site }: Site): Promise<number> {
  const browser = await RawBrowser.start({ args: ['--window-size=1440,900'] });
  try {
    // What the browser itself does at its start is over.
    await sleep(1_500);
    const tab = await openWith(browser, url, callText(pressUntilAnswered, site));
    await until('an answer to a press', () => tab.evaluate(() => typeof window.answeredMs === 'number', null));
    return await tab.evaluate(() => window.answeredMs ?? Number.NaN, null);
  } finally {
    await browser.stop();
  }
}

/** Runs in the page, before its own scripts: presses the button as soon as it is there, and notes when a press was answered and painted. */
function pressUntilAnswered({ button, attribute }: Omit<Site, 'url'>): void {
  let before: string | null | undefined;
  const timer = setInterval(() => {
    const found = document.querySelector<HTMLElement>(button);
    if (found === null) return;
    before ??= document.documentElement.getAttribute(attribute) ?? '';
    found.click();
    if ((document.documentElement.getAttribute(attribute) ?? '') === before) return;
    clearInterval(timer);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.answeredMs = performance.now();
      };
      port2.postMessage(null);
    });
  }, 10);
}
