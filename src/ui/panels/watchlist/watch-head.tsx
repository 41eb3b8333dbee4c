import { For, type JSX, Show } from 'solid-js';
import type { Column } from '../../trading/columns';
import { widthIn } from '../../trading/table/column-choice';
import type { Columns } from '../../trading/table/create-columns';
import { WidthBar } from '../../trading/table/width-bar';
import { t } from '../../words/t';
import type { Watched } from './watch-columns';

interface WatchHeadProps {
  table: Columns<Watched>;
  columns: readonly Column<Watched>[];
  /** Buttons stand over the columns. */
  isEditing: boolean;
  ref: HTMLDivElement;
}

/** What the columns are, and the borders that set their widths. Readers hear the names in the rows. */
export function WatchHead(props: WatchHeadProps): JSX.Element {
  return (
    <div class="watch-head" ref={props.ref}>
      <span aria-hidden="true">{t('Pair')}</span>
      <For each={props.columns}>
        {(column) => (
          <div class="watch-heading">
            <span aria-hidden="true">{column.id === 'line' ? '' : column.title}</span>
            <Show when={!props.isEditing}>
              <WidthBar
                label={t('Width of {{ column }}', { column: column.title })}
                width={widthIn(column, props.table.choice())}
                onPreview={(width) => props.table.preview(width === null ? null : { id: column.id, width })}
                onWidth={(width) => props.table.widen(column.id, width)}
              />
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}
