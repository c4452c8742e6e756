import type { ReactiveElement } from 'lit';
import type { ReportTableName } from '../../domain/index.js';
import type { ReportGrid } from './report-grid/report-grid.js';

const gridOf = (panel: ReactiveElement, table: ReportTableName): ReportGrid | null =>
  panel.renderRoot.querySelector<ReportGrid>(`[data-table="${table}"]`);

/** Moves the focus to a row. What hides it is taken back by `showAll`. */
export async function focusRow(
  panel: ReactiveElement,
  table: ReportTableName,
  key: string,
  showAll: () => void,
): Promise<void> {
  await panel.updateComplete;
  const grid = gridOf(panel, table);
  if (grid === null) return;
  await grid.updateComplete;
  if (grid.indexOf(key) < 0) {
    showAll();
    await panel.updateComplete;
    await grid.updateComplete;
  }
  grid.scrollIntoView({ block: 'nearest' });
  grid.focusRow(key);
}

/** Moves the focus to the first of the chats that are shown. */
export async function focusFirstChat(panel: ReactiveElement): Promise<void> {
  await panel.updateComplete;
  const grid = gridOf(panel, 'chats');
  await grid?.updateComplete;
  const key = grid?.keyAt(0);
  if (grid === null || key === undefined) return;
  grid.scrollIntoView({ block: 'nearest' });
  grid.focusRow(key);
}
