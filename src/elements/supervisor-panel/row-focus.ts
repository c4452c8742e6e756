import type { ReactiveElement } from 'lit';
import type { ReportTableName } from '../../domain/index.js';
import type { ReportGrid } from './report-grid/report-grid.js';

/** The table as it is drawn next; null when it is not shown. */
async function drawnGrid(panel: ReactiveElement, table: ReportTableName): Promise<ReportGrid | null> {
  await panel.updateComplete;
  const grid = panel.renderRoot.querySelector<ReportGrid>(`[data-table="${table}"]`);
  await grid?.updateComplete;
  return grid;
}

function focusRowOf(grid: ReportGrid, key: string): void {
  grid.scrollIntoView({ block: 'nearest' });
  grid.focusRow(key);
}

/** Moves the focus to a row. What hides it is taken back by `showAll`. */
export async function focusRow(
  panel: ReactiveElement,
  table: ReportTableName,
  key: string,
  showAll: () => void,
): Promise<void> {
  const grid = await drawnGrid(panel, table);
  if (grid === null) return;
  if (grid.indexOf(key) < 0) {
    showAll();
    await panel.updateComplete;
    await grid.updateComplete;
  }
  focusRowOf(grid, key);
}

/** Moves the focus to the first of the chats that are shown. */
export async function focusFirstChat(panel: ReactiveElement): Promise<void> {
  const grid = await drawnGrid(panel, 'chats');
  const key = grid?.keyAt(0);
  if (grid !== null && key !== undefined) focusRowOf(grid, key);
}
