import type { Page } from '@playwright/test';

/** Which numbers in rows of book, ladder and trades are cut by the edge of their panel, or reach into the number beside them. */
export const numberFindings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const range = document.createRange();
    for (const row of document.querySelectorAll('.rung, .ladder-row, .tape-row')) {
      if (!row.checkVisibility({ visibilityProperty: true })) continue;
      const panel = row.closest('.panel')?.getBoundingClientRect() ?? row.getBoundingClientRect();
      const cells = [...row.querySelectorAll('.rung-number, .rung-size, .ladder-row > span, .tape-row > span')].flatMap((cell) => {
        range.selectNodeContents(cell);
        const { left, right, width } = range.getBoundingClientRect();
        const isSeen = width > 0 && cell.checkVisibility({ visibilityProperty: true });
        return isSeen ? [{ text: cell.textContent, left, right }] : [];
      });
      cells.sort((a, b) => a.left - b.left);
      for (const [i, { text, left, right }] of cells.entries()) {
        if (left < panel.left || right > panel.right) found.push(`cut: ${text}`);
        const next = cells[i + 1];
        if (next !== undefined && right > next.left) found.push(`${text} reaches into ${next.text}`);
      }
    }
    return [...new Set(found)];
  });
