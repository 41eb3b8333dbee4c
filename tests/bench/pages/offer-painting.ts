/** Offers a page's painting to the script that drives it: while it goes on, a worker takes the frames asked for and drops them. */
export function offerPainting(paint: () => void): void {
  Object.assign(window, {
    bench: {
      paint: (url: string, asks: readonly string[]) => {
        const { port } = new SharedWorker(new URL('./bare-worker.ts', import.meta.url), { type: 'module', name: 'bare' });
        port.onmessage = ({ data }) => Object.assign(window, { counted: data });
        port.postMessage({ kind: 'empty', urls: [url], asks });
        setInterval(() => port.postMessage({ kind: 'count' }), 1_000);
        requestAnimationFrame(paint);
      },
    },
  });
}
