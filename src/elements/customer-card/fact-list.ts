import { html, nothing, svg, type TemplateResult } from 'lit';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { shorten } from '../internal/format/cut-text.js';
import { conversationIcon } from '../internal/styles/conversation-icons.js';
import { renderIcon } from '../internal/styles/icons.js';
import { channelShape } from '../internal/styles/channel-icons.js';
import type { Fact } from './card-facts.js';

/** Values of one attribute that are shown before “Show all”. */
const firstValues = 4;
/** Lines of one section that are shown before “Show all”. */
const firstFacts = 100;
/** Longest value that is shown; what is copied is whole. */
const maxShownLength = 600;

const lock = renderIcon(svg`<path d="M6 11h12v9H6ZM8.500 11V8a3.500 3.500 0 0 1 7 0v3" />`);

export interface FactsView {
  readonly localize: LocalizeController;
  /** Personal data is masked. */
  readonly isMasked: boolean;
  readonly isExpanded: (name: string) => boolean;
  readonly onExpand: (name: string) => void;
  readonly onCopy: (name: string, value: string) => void;
}

/** Names and values, each value with a button that copies it. */
export function renderFacts(facts: readonly Fact[], view: FactsView, group: string): TemplateResult {
  // A value with this name would be expanded with the group, which does no harm.
  const key = `\n${group}`;
  const shown = view.isExpanded(key) ? facts : facts.slice(0, firstFacts);
  return html`<dl part="facts" class="facts">${shown.map((fact) => renderFact(fact, view))}</dl>
    ${renderShowAll(key, shown.length, facts.length, view)}`;
}

const renderShowAll = (
  key: string,
  shownCount: number,
  count: number,
  { localize, onExpand }: FactsView,
): TemplateResult | typeof nothing =>
  shownCount === count
    ? nothing
    : html`<button class="link" type="button" @click=${() => onExpand(key)}>
        ${localize.translations.cardShowAll(count)}
      </button>`;

function renderFact({ name, values, kind, channel }: Fact, view: FactsView): TemplateResult {
  const { localize, isExpanded } = view;
  const { translations } = localize;
  const shown = isExpanded(name) ? values : values.slice(0, firstValues);
  const label = channel === undefined ? name : html`${renderIcon(channelShape(channel))}<span>${name}</span>`;
  return html`<div class="fact">
    <dt><bdi>${label}</bdi></dt>
    ${kind === 'secret' ? html`<dd><span class="muted">${translations.cardSecret}</span></dd>` : nothing}
    ${shown.map((value) => html`<dd>${renderValue(name, value, kind, view)}</dd>`)}
    ${
      shown.length === values.length
        ? nothing
        : html`<dd>${renderShowAll(name, shown.length, values.length, view)}</dd>`
    }
  </div>`;
}

/** A mail address breaks after its @ first. */
const renderText = (text: string, kind: Fact['kind']): unknown =>
  kind === 'email' ? text.split(/(?<=@)/).map((part, i) => (i === 0 ? part : [html`<wbr />`, part])) : text;

function renderValue(name: string, value: string, kind: Fact['kind'], view: FactsView): TemplateResult {
  const { localize, isMasked, onCopy } = view;
  const { translations } = localize;
  const isFlag = kind === 'flag' && (value === 'true' || value === 'false');
  if (isFlag) return html`<span class="value">${translations.cardFlag(value === 'true')}</span>`;
  if (isMasked)
    return html`<span class="masked" title=${translations.cardMasked}>${value.includes('•') ? lock : nothing}</span
      ><bdi class="value muted" translate="no">${shorten(value, maxShownLength)}</bdi>`;
  const copyLabel = translations.cardCopy(isolateBidi(name));
  return html`<bdi class="value" translate="no">${renderText(shorten(value, maxShownLength), kind)}</bdi>
    <button
      class="button quiet icon copy"
      part="copy-button"
      type="button"
      title=${copyLabel}
      aria-label=${`${copyLabel}, ${isolateBidi(shorten(value, 60))}`}
      @click=${() => onCopy(name, value)}
    >
      ${conversationIcon('copy')}
    </button>`;
}
