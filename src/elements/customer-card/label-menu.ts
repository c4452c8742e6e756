import type { LitElement, ReactiveController } from 'lit';
import { nextIndex } from '../internal/focus/next-index.js';
import { AnchoredPopovers } from '../internal/popover/anchored-popovers.js';

const menuWidthRem = 15;

/** The menu of all labels: its place below its button, its search and its keys. */
export class LabelMenu implements ReactiveController {
  readonly #host: LitElement;
  readonly #popovers = new AnchoredPopovers(() => [this.button, this.#menu], menuWidthRem);
  #searchText = '';

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#popovers.track(false);
  }

  /** The button that opens it. */
  get button(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.chip');
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.menu');
  }

  get searchText(): string {
    return this.#searchText;
  }

  search(text: string): void {
    if (text === this.#searchText) return;
    this.#searchText = text;
    this.#host.requestUpdate();
  }

  readonly open = (): void => {
    const menu = this.#menu;
    if (menu === null) return;
    this.#popovers.updatePosition();
    menu.togglePopover();
    if (menu.matches(':popover-open')) menu.querySelector<HTMLElement>('input, .item')?.focus();
  };

  readonly handleToggle = (): void => {
    const isOpen = this.#menu?.matches(':popover-open') === true;
    this.#popovers.track(isOpen);
    if (!isOpen) this.search('');
  };

  readonly handleKeydown = (event: KeyboardEvent): void => {
    const items = [...(this.#menu?.querySelectorAll<HTMLElement>('.item') ?? [])];
    const current = items.indexOf(event.target as HTMLElement);
    // Home and End belong to the search field.
    if (current < 0 && event.key !== 'ArrowDown') return;
    const index = nextIndex(event, current, items.length);
    if (index === undefined || items.length === 0) return;
    event.preventDefault();
    items[index]?.focus();
  };
}
