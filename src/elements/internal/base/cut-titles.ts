/** The text under the pointer that is cut: until the next one, its title is its text. */
let shown: { readonly element: HTMLElement; readonly text: string; readonly title: string } | null = null;

const textOf = ({ textContent }: Element): string => textContent.trim().replace(/\s+/g, ' ');

function giveTitle(element: HTMLElement): void {
  // A template may have set another one since.
  if (shown !== null && shown.element.title === shown.title) shown.element.removeAttribute('title');
  shown = null;
  if (element.title !== '' || element.scrollWidth <= element.clientWidth) return;
  const text = textOf(element);
  // The nearest title is the one that is shown: it also says what that of the whole control says.
  const outer = element.closest<HTMLElement>('[title]')?.title ?? '';
  const title = outer === '' ? text : `${text}\n${outer}`;
  element.title = title;
  shown = { element, text, title };
}

/** For `pointerover` in the root of an element. */
export function titleCutText({ target, currentTarget }: Event): void {
  const element = (target as Element).closest<HTMLElement>('.truncate');
  // What the host page has put into a slot keeps the titles of the host.
  if (element?.getRootNode() === currentTarget) giveTitle(element);
}

/** Call it after each update of an element: no title says what its text no longer says. */
export function cutTextsUpdated(): void {
  if (shown?.element.isConnected === false) shown = null;
  if (shown !== null && textOf(shown.element) !== shown.text) giveTitle(shown.element);
}
