/** What the buttons do to the selected text. */
export type FormatKind = 'bold' | 'code' | 'italic' | 'list' | 'quote' | 'strike';

const signs = { bold: '**', italic: '*', strike: '~~', code: '`' } as const;
const linePrefixes = { list: '- ', quote: '> ' } as const;

export interface Selection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What replaces `start` to `end`, and what is selected afterwards, counted from `start`. */
export interface Replacement extends Selection {
  readonly selectStart: number;
  readonly selectEnd: number;
}

/** The same format again removes it. */
export function formatSelection(kind: FormatKind, selection: Selection): Replacement {
  return kind === 'list' || kind === 'quote'
    ? formatLines(linePrefixes[kind], selection)
    : formatWords(signs[kind], selection);
}

function formatWords(sign: string, { text, start, end }: Selection): Replacement {
  const { length } = sign;
  const selected = text.slice(start, end);
  // One star inside two is another format.
  const isBeside = (at: number): boolean =>
    text.slice(at, at + length) === sign && (length > 1 || !isStar(text, at) || isLoneStar(text, at));
  if (start >= length && isBeside(start - length) && isBeside(end))
    return {
      ...{ text: selected, start: start - length, end: end + length },
      ...{ selectStart: 0, selectEnd: selected.length },
    };
  // Blanks inside the signs would show the signs.
  const words = selected.trim();
  const before = selected.slice(0, selected.length - selected.trimStart().length);
  const after = words === '' ? '' : selected.slice(before.length + words.length);
  const selectStart = before.length + length;
  return {
    ...{ text: `${before}${sign}${words}${sign}${after}`, start, end },
    ...{ selectStart, selectEnd: selectStart + words.length },
  };
}

const isStar = (text: string, at: number): boolean => text[at] === '*';
const isLoneStar = (text: string, at: number): boolean => !isStar(text, at - 1) && !isStar(text, at + 1);

function formatLines(prefix: string, { text, start, end }: Selection): Replacement {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const isFormatted = lines.every((line) => line.startsWith(prefix));
  const formatted = lines.map((line) => (isFormatted ? line.slice(prefix.length) : prefix + line)).join('\n');
  return { text: formatted, start: from, end: to, selectStart: formatted.length, selectEnd: formatted.length };
}
