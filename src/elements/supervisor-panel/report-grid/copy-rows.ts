/** `getComposedRanges` is missing in older browsers. */
type AnySelection = Omit<Selection, 'getComposedRanges'> & Partial<Pick<Selection, 'getComposedRanges'>>;

interface ShadowRootWithSelection extends ShadowRoot {
  /** In older versions of Chrome and Edge. */
  readonly getSelection?: () => Selection | null;
}

/** What is selected in a shadow root. Browsers have different methods for it. */
function getSelectedRange(root: ShadowRootWithSelection): Range | null {
  const selection = root.ownerDocument.getSelection() as AnySelection | null;
  const [composed] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  const own = composed === undefined ? (root.getSelection?.() ?? selection) : null;
  const found = composed ?? (own !== null && own.rangeCount > 0 ? own.getRangeAt(0) : undefined);
  if (found === undefined || found.collapsed) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(found.startContainer, found.startOffset);
  range.setEnd(found.endContainer, found.endOffset);
  return range;
}

/** The text of a cell as it is shown; of several lines, a list. */
const textOf = (cell: HTMLElement): string =>
  cell.innerText
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(', ');

/** Of `Range.compareBoundaryPoints`: the start of the one with the start of the other, and the ends. */
const starts = 0;
const ends = 2;

/** True if a text of the node is selected: a triple click selects up to the beginning of the next cell. */
function isSelected(range: Range, node: Node): boolean {
  if (!range.intersectsNode(node)) return false;
  const part = (node.ownerDocument ?? document).createRange();
  part.selectNodeContents(node);
  if (part.compareBoundaryPoints(starts, range) < 0) part.setStart(range.startContainer, range.startOffset);
  if (part.compareBoundaryPoints(ends, range) > 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString().trim() !== '';
}

/**
 * Puts the selected cells on the clipboard as a table: a line for each row, and tabs between cells. Part of one cell is copied
 * by the browser.
 */
export function copyRows(event: ClipboardEvent, root: ShadowRoot, isCopied: (columnIndex: number) => boolean): void {
  const range = getSelectedRange(root);
  const { clipboardData } = event;
  if (range === null || clipboardData === null) return;
  const rows = [...root.querySelectorAll('[role="row"]')]
    .filter((row) => isSelected(range, row))
    .map((row) => [...row.querySelectorAll<HTMLElement>('.cell')].map((cell) => isSelected(range, cell) && cell));
  if (rows.flat().filter(Boolean).length < 2) return;
  // Empty cells between others are kept, so that all lines have the same columns.
  const selected = rows.flatMap((cells) => cells.flatMap((cell, i) => (cell ? [i] : [])));
  const [first, last] = [Math.min(...selected), Math.max(...selected)];
  const columns = (rows[0] ?? []).map((_, i) => i).filter((i) => isCopied(i) && i >= first && i <= last);
  const lines = rows.map((cells) => columns.map((i) => (cells[i] ? textOf(cells[i]) : '')).join('\t'));
  clipboardData.setData('text/plain', lines.join('\n'));
  event.preventDefault();
}
