import { openDB } from 'idb';
import { createSignal, type JSX, onMount, Show } from 'solid-js';
import { render } from 'solid-js/web';

interface Row {
  readonly price: number;
  readonly size: number;
}

/** One row out of storage, the least that an offline start can show. */
function Page(): JSX.Element {
  const [row, setRow] = createSignal<Row | null>(null);
  onMount(async () => {
    const database = await openDB('trivial', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('rows').put({ price: 64_210, size: 0.5 } satisfies Row, 'first');
      },
    });
    setRow((await database.get('rows', 'first')) as Row);
  });
  return (
    <Show when={row()}>
      {(now) => (
        <div class="row">
          {now().price} {now().size}
          <button type="button" class="press" onClick={() => Object.assign(document.documentElement.dataset, { pressed: 'yes' })}>
            Press
          </button>
        </div>
      )}
    </Show>
  );
}

const root = document.getElementById('app');
if (root !== null) render(() => <Page />, root);
