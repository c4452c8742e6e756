import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CannedCategory } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import type { DeskSession } from '../../session/desk-session.js';
import { followAnchor, placeBeside } from '../internal/anchored.js';
import type { LocalizeController } from '../internal/localize-controller.js';
import { insertText } from './insert-text.js';

/** More are not drawn: whoever has so many writes another letter. */
const mostShown = 100;
const placeholder = /\{\{\s*([\w.]+)\s*\}\}/g;

/** What stands for what in a ready-made answer, e.g. `customer.firstName`. */
export type CannedValues = Readonly<Record<string, string>>;

export interface CannedPort {
  readonly field: () => HTMLTextAreaElement | null;
  readonly desk: () => DeskSession | undefined;
  /** The host's answers, or where they are. */
  readonly source: () => unknown;
  readonly values: () => CannedValues;
  readonly words: () => Messages;
  readonly localize: LocalizeController;
}

interface Shown {
  readonly category: string;
  readonly options: readonly { readonly index: number; readonly text: string }[];
}

/** What has been typed behind a `/` that begins a word, and where the `/` is; null when the cursor is elsewhere. */
export function askedFor({
  value,
  selectionStart,
  selectionEnd,
}: HTMLTextAreaElement): { at: number; query: string } | null {
  const match = selectionStart === selectionEnd ? /(?:^|\s)\/(\S*)$/.exec(value.slice(0, selectionStart)) : null;
  const query = match?.[1];
  return query === undefined ? null : { at: selectionStart - query.length - 1, query };
}

/**
 * Ready-made answers: a list beside the field, opened by `/` at the beginning of a word and narrowed by what is typed
 * behind it. The cursor stays in the field; the list is told to screen readers as what belongs to it.
 */
export class CannedList implements ReactiveController {
  #languages: ReadonlyMap<string, readonly CannedCategory[]> | null = null;
  /** What `#languages` was read from. */
  #readFrom: unknown;
  #failed = false;
  #asked: { at: number; query: string } | null = null;
  /** Where a `/` stands that the agent does not mean like this. */
  #dismissed: number | null = null;
  #active = 0;
  #warned = '';
  #unfollow: (() => void) | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly port: CannedPort,
  ) {
    host.addController(this);
  }

  get open(): boolean {
    return this.#asked !== null;
  }

  /** Id of the option that Enter would take. */
  get activeId(): string | null {
    return this.open && this.#options.length > 0 ? `canned-${this.#active}` : null;
  }

  hostUpdated(): void {
    const panel = this.host.shadowRoot?.querySelector<HTMLElement>('#canned-panel') ?? null;
    const field = this.port.field();
    if (panel === null || field === null) {
      this.#unfollow?.();
      this.#unfollow = null;
      return;
    }
    const place = () => placeBeside(panel, field, field.offsetWidth);
    place();
    this.#unfollow ??= followAnchor(place);
    if (!panel.matches(':popover-open')) panel.showPopover();
    panel.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  hostDisconnected(): void {
    this.close();
    this.#unfollow?.();
    this.#unfollow = null;
  }

  /** The text or the cursor has changed. */
  look(): void {
    const field = this.port.field();
    const asked = field === null ? null : askedFor(field);
    if (asked?.at !== this.#dismissed) this.#dismissed = null;
    const next = this.#dismissed === null ? asked : null;
    if (next?.query !== this.#asked?.query || next?.at !== this.#asked?.at) this.#active = 0;
    const opened = this.#asked === null && next !== null;
    this.#asked = next;
    if (opened) void this.#read();
    this.host.requestUpdate();
  }

  close(): void {
    if (this.#asked === null) return;
    this.#asked = null;
    this.host.requestUpdate();
  }

  /** True when the key was meant for the list. */
  handleKeydown(event: KeyboardEvent): boolean {
    if (this.#asked === null || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    const count = this.#options.length;
    const text = this.#options[this.#active];
    if (event.key === 'Escape') {
      this.#dismissed = this.#asked.at;
      this.close();
    } else if ((event.key === 'Enter' || event.key === 'Tab') && text !== undefined) this.#take(text);
    else if (event.key === 'ArrowDown' && count > 0) this.#move((this.#active + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.#move((this.#active + count - 1) % count);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Something in the text is still to be filled in: it is selected, and named, once. Null when there is nothing. */
  unfilled(): string | null {
    const field = this.port.field();
    const match = field === null ? null : new RegExp(placeholder).exec(field.value);
    if (field === null || match === null || this.#warned === field.value) return null;
    this.#warned = field.value;
    field.focus();
    field.setSelectionRange(match.index, match.index + match[0].length);
    return match[0];
  }

  #move(index: number): void {
    this.#active = index;
    this.host.requestUpdate();
  }

  #take(text: string): void {
    const field = this.port.field();
    const asked = this.#asked;
    if (field === null || asked === null) return;
    this.close();
    insertText(field, text, asked.at, asked.at + asked.query.length + 1);
    const open = new RegExp(placeholder).exec(text);
    if (open !== null) field.setSelectionRange(asked.at + open.index, asked.at + open.index + open[0].length);
  }

  #filled(text: string, values: CannedValues): string {
    return text.replaceAll(placeholder, (all, name: string) => (Object.hasOwn(values, name) && values[name]) || all);
  }

  async #read(): Promise<void> {
    const source = this.port.source();
    if (this.#languages !== null && this.#readFrom === source) return;
    this.#languages = null;
    this.#failed = false;
    this.#readFrom = source;
    try {
      const languages = (await this.port.desk()?.rest.cannedResponses(source)) ?? null;
      if (this.#readFrom === source) this.#languages = languages;
    } catch {
      this.#failed = true;
    }
    this.host.requestUpdate();
  }

  /** The answers in the desk's language, else in English, else in whatever there is. */
  get #categories(): readonly CannedCategory[] {
    const languages = this.#languages;
    if (languages === null) return [];
    return languages.get(this.port.localize.lang) ?? languages.get('en') ?? [...languages.values()][0] ?? [];
  }

  get #shown(): readonly Shown[] {
    const wanted = (this.#asked?.query ?? '').toLocaleLowerCase();
    const holds = (text: string) => text.toLocaleLowerCase().includes(wanted);
    const values = this.port.values();
    let index = 0;
    return this.#categories.flatMap(({ category, texts }) => {
      const filled = texts.map((text) => this.#filled(text, values));
      const found = (holds(category) ? filled : filled.filter(holds)).slice(0, mostShown - index);
      return found.length === 0 ? [] : [{ category, options: found.map((text) => ({ index: index++, text })) }];
    });
  }

  get #options(): readonly string[] {
    return this.#shown.flatMap(({ options }) => options.map(({ text }) => text));
  }

  render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const words = this.port.words();
    const shown = this.#shown;
    const note = this.#failed
      ? words.cannedFailed
      : this.#languages === null
        ? words.cannedLoading
        : words.cannedFound(this.#options.length);
    return html`<div id="canned-panel" class="layer raised panel" part="canned-panel" popover="manual">
      <div id="canned" role="listbox" aria-label=${words.cannedOpen}>
        ${shown.map(({ category, options }) => this.#renderCategory(category, options))}
      </div>
      <div class="small muted canned-note" role="status">${note}</div>
    </div>`;
  }

  #renderCategory(category: string, options: Shown['options']): TemplateResult {
    return html`<div role="group" aria-label=${category}>
      <div class="small muted category" dir="auto" aria-hidden="true">${category}</div>
      ${options.map(
        ({ index, text }) =>
          html`<div
            id="canned-${index}"
            class="option"
            role="option"
            aria-selected=${index === this.#active ? 'true' : 'false'}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#take(text)}
          >
            <span dir="auto">${text}</span>
          </div>`,
      )}
    </div>`;
  }
}
