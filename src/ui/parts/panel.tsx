import { type JSX, Show } from 'solid-js';
import { usePanelHead } from './panel-head';
import './panel.css';

interface PanelProps {
  title: string;
  /** Small controls and the trust badge, at the right of the head. */
  tools?: JSX.Element;
  /** For styling by the owner. */
  class?: string;
  children: JSX.Element;
}

/** A titled surface. Its body scrolls, the page never does. */
export function Panel(props: PanelProps): JSX.Element {
  return (
    <section class={`panel ${props.class ?? ''}`} aria-label={props.title}>
      <div class="panel-head">
        <h2 class="panel-title">{props.title}</h2>
        {usePanelHead()?.()}
        <Show when={props.tools}>
          <div class="panel-head-tools">{props.tools}</div>
        </Show>
      </div>
      <div class="panel-body">{props.children}</div>
    </section>
  );
}
