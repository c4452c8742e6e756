import { html, nothing, type TemplateResult } from 'lit';
import { findCharacterStart } from '../../../domain/text/character-start.js';

/** So much of the end of a long file name stays visible: what tells two files apart, and the extension. */
const ending = { min: 6, usual: 12, max: 24 };

/** A file name. If there is not enough room, it is cut off before its ending. */
export function renderFileName(name: string, title?: string): TemplateResult {
  if (name.length <= 2 * ending.usual)
    return html`<bdi class="truncate" translate="no" title=${title ?? nothing}>${name}</bdi>`;
  // Between words if possible: letters of some scripts are joined.
  const words = /[\s_().-][^\s_().-]*$/.exec(name.slice(-ending.max, -ending.min));
  const cut =
    words === null ? findCharacterStart(name, name.length - ending.usual) : name.length - ending.max + words.index;
  // Screen readers get it in one piece.
  return html`<bdi class="file-name" translate="no" title=${title ?? nothing}
    ><span class="visually-hidden">${name}</span><span class="truncate" aria-hidden="true">${name.slice(0, cut)}</span
    ><span aria-hidden="true">${name.slice(cut)}</span></bdi
  >`;
}
