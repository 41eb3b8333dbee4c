/**
 * The way back for the focus, from what has it now: to itself where it is there still, else to what takes the focus around it, such
 * as the table of a row that went. Not to a neighbour: a key that is pressed in that moment was meant for what went.
 */
export function focusHome(): () => void {
  const around: Element[] = [];
  for (let one = document.activeElement; one !== null && one !== document.body; one = one.parentElement) around.push(one);
  return () => {
    // What has it by now was given it by somebody.
    if (document.activeElement !== document.body) return;
    const left = around.filter((one): one is HTMLElement => one instanceof HTMLElement && one.isConnected);
    const own = left.find((one) => one === around[0] || one.hasAttribute('tabindex'));
    const beside = left.map((one) => one.querySelector<HTMLElement>('[tabindex]')).find((one) => one !== null);
    (own ?? beside)?.focus();
  };
}
