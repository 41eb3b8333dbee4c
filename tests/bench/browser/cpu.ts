import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/** Processes that draw the browser's own tabs and buttons, one a window: busy for seconds after it opened, whatever the page does. */
const BROWSER_INTERFACE = '--top-chrome-webui';

/** Milliseconds of processor time that a browser with all its processes has used for its pages. Linux only. */
export function treeCpuMs(root: number): number {
  const parents = new Map<number, number>();
  const used = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    let stat: string;
    try {
      stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    } catch {
      continue;
    }
    // The name in brackets may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    parents.set(Number(name), Number(fields[1]));
    // With those of children that have ended.
    used.set(Number(name), fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * MS_PER_TICK);
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return true;
    return false;
  };
  let total = 0;
  for (const [pid, ms] of used) if (isBelow(pid) && !isInterface(pid)) total += ms;
  return total;
}

function isInterface(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(BROWSER_INTERFACE);
  } catch {
    return false;
  }
}
