import type { RawTarget } from './raw-browser';
import { until } from './waiting';

/** Press the button that is called so, once it is there and can be. */
export const pressed = (tab: RawTarget, name: string): Promise<unknown> =>
  until(`the button “${name}”`, () =>
    tab.evaluate((wanted) => {
      const called = (one: HTMLElement): string => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim();
      const button = [...document.querySelectorAll<HTMLButtonElement>('button')].find((one) => called(one) === wanted && !one.disabled);
      button?.click();
      return button !== undefined;
    }, name),
  );

/** Type into the field that is labelled so, once it is there. */
export const typed = (tab: RawTarget, label: string, text: string): Promise<unknown> =>
  until(`the field “${label}”`, () =>
    tab.evaluate(
      ([wanted, value]) => {
        const fields = [...document.querySelectorAll<HTMLInputElement>('input')];
        const field = fields.find(
          (one) => one.labels?.[0]?.textContent?.trim().startsWith(wanted) === true || one.getAttribute('aria-label') === wanted,
        );
        if (field === undefined) return false;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      [label, text] as const,
    ),
  );
