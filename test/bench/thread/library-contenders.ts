/** Virtualization libraries that render the same rows as the baselines, for comparison. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import '@lit-labs/virtualizer';
import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { flow } from '@lit-labs/virtualizer/layouts/flow.js';
import { html } from 'lit';
import type { LiveMessage } from './contender.js';
import { PlainDomContender } from './dom-baselines.js';
import { renderRow, type MessageRow } from './message-dom.js';

export class LitVirtualizerContender extends PlainDomContender {
  #list: LitVirtualizer<MessageRow> | undefined;

  protected renderAll(): void {
    this.#list?.remove();
    const list = document.createElement('lit-virtualizer') as LitVirtualizer<MessageRow>;
    list.scroller = true;
    list.style.cssText = 'flex: 1; min-height: 0; overflow-anchor: none; padding: 0 12px; box-sizing: border-box;';
    list.keyFunction = ({ id }) => id;
    list.renderItem = (row) => html`${renderRow(row)}`;
    this.#list = list;
    this.viewport.replaceWith(list);
    this.viewport = list;
    this.content = list;
    this.renderAppended();
  }

  protected renderAppended(): void {
    const list = this.#list;
    if (list === undefined) return;
    list.items = [...this.rowData];
    list.layout = flow({ pin: { index: this.rowData.length - 1, block: 'end' } });
  }

  override receive(message: LiveMessage): void {
    super.receive(message);
  }
}

export class TanStackContender extends PlainDomContender {
  #virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;
  #renderedRows = new Map<string, HTMLElement>();

  protected renderAll(): void {
    this.content.replaceChildren();
    this.#renderedRows.clear();
    this.content.style.position = 'relative';
    this.#virtualizer ??= new Virtualizer<HTMLElement, HTMLElement>(this.#options());
    this.#virtualizer._didMount();
    this.renderAppended();
  }

  protected renderAppended(): void {
    this.#virtualizer?.setOptions(this.#options());
    this.#virtualizer?._willUpdate();
    this.#virtualizer?.scrollToIndex(this.rowData.length - 1, { align: 'end' });
    this.#render();
  }

  override close(): void {
    this.#virtualizer = undefined;
    this.#renderedRows.clear();
    super.close();
  }

  #options() {
    return {
      count: this.rowData.length,
      getScrollElement: () => this.viewport,
      estimateSize: () => 64,
      getItemKey: (index: number) => this.rowData[index]?.id ?? index,
      overscan: 10,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#render(),
    };
  }

  #render(): void {
    const virtualizer = this.#virtualizer;
    if (virtualizer === undefined) return;
    this.content.style.height = `${virtualizer.getTotalSize()}px`;
    const visibleRows = new Map<string, HTMLElement>();
    for (const { index, start } of virtualizer.getVirtualItems()) {
      const row = this.rowData[index];
      if (row === undefined) continue;
      let element = this.#renderedRows.get(row.id);
      if (element === undefined) {
        element = renderRow(row);
        element.dataset['index'] = String(index);
        element.style.position = 'absolute';
        element.style.insetInline = '0';
        this.content.append(element);
      }
      element.style.transform = `translateY(${start}px)`;
      visibleRows.set(row.id, element);
    }
    for (const [id, element] of this.#renderedRows) if (!visibleRows.has(id)) element.remove();
    const addedRows = [...visibleRows.values()].filter(
      (element) => ![...this.#renderedRows.values()].includes(element),
    );
    this.#renderedRows = visibleRows;
    for (const element of addedRows) virtualizer.measureElement(element);
  }
}
