import { css } from 'lit';
import { addStyleInDocument } from '../../internal/base/document-styles.js';
import { findWords } from './find-ranges.js';

/** Of `NodeFilter`: text nodes only. */
const textNodes = 4;
const allName = 'agent-desk-hit';
const currentName = 'agent-desk-hit-current';

const styles = css`
  ::highlight(agent-desk-hit) {
    background-color: light-dark(#fde68a, #6b5300);
    color: light-dark(#171c23, #ffffff);
  }

  ::highlight(agent-desk-hit-current) {
    background-color: light-dark(#f59e0b, #f3b95f);
    color: #171c23;
    text-decoration: underline;
  }

  @media (forced-colors: active) {
    ::highlight(agent-desk-hit) {
      background-color: Mark;
      color: MarkText;
    }

    ::highlight(agent-desk-hit-current) {
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;

/** Of all searches of the page: highlights belong to the document. */
const rangesByOwner = new Map<object, { readonly all: readonly Range[]; readonly current: readonly Range[] }>();

function apply(): void {
  const { highlights } = CSS as { highlights?: HighlightRegistry };
  // Browsers without highlights mark the message alone.
  if (highlights === undefined) return;
  const found = [...rangesByOwner.values()];
  highlights.set(allName, new Highlight(...found.flatMap(({ all }) => all)));
  const current = new Highlight(...found.flatMap((ranges) => ranges.current));
  current.priority = 1;
  highlights.set(currentName, current);
}

const rangesIn = (element: Element, foldedQuery: string): readonly Range[] => {
  const texts = document.createTreeWalker(element.querySelector('.bubble') ?? element, textNodes);
  const ranges: Range[] = [];
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const excluded = node.parentElement?.closest('time, button') ?? null;
    if (!(node instanceof Text) || excluded !== null) continue;
    for (const [start, end] of findWords(node.data, foldedQuery)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
};

/** Marks the words of a query in the messages that are drawn, without changing their nodes. */
export function markHits(
  owner: object,
  root: ShadowRoot | null,
  hits: { readonly ids: ReadonlySet<string>; readonly currentId: string | null; readonly query: string },
): void {
  if (root === null || hits.ids.size === 0) {
    if (rangesByOwner.delete(owner)) apply();
    return;
  }
  addStyleInDocument(root, styles);
  const drawn = [...root.querySelectorAll<HTMLElement>('[data-key]')].filter(({ dataset }) =>
    hits.ids.has(dataset['key'] ?? ''),
  );
  rangesByOwner.set(owner, {
    all: drawn.flatMap((element) => rangesIn(element, hits.query)),
    current: drawn
      .filter(({ dataset }) => dataset['key'] === hits.currentId)
      .flatMap((element) => rangesIn(element, hits.query)),
  });
  apply();
}
