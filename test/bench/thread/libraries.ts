/** The windowing libraries that were weighed against our own window, drawing the same rows as the floor. */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import '@lit-labs/virtualizer';
import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { flow } from '@lit-labs/virtualizer/layouts/flow.js';
import { html } from 'lit';
import type { LiveMessage } from './contender.js';
import { Plain } from './floors.js';
import { drawRow, type Row } from './message-dom.js';

export class LitLabs extends Plain {
  #list: LitVirtualizer<Row> | undefined;

  protected drawAll(): void {
    this.#list?.remove();
    const list = document.createElement('lit-virtualizer') as LitVirtualizer<Row>;
    list.scroller = true;
    list.style.cssText = 'flex: 1; min-height: 0; overflow-anchor: none; padding: 0 12px; box-sizing: border-box;';
    list.keyFunction = ({ id }) => id;
    list.renderItem = (row) => html`${drawRow(row)}`;
    this.#list = list;
    this.view.replaceWith(list);
    this.view = list;
    this.content = list;
    this.drawMore();
  }

  protected drawMore(): void {
    const list = this.#list;
    if (list === undefined) return;
    list.items = [...this.rowData];
    list.layout = flow({ pin: { index: this.rowData.length - 1, block: 'end' } });
  }

  override receive(message: LiveMessage): void {
    super.receive(message);
  }
}

export class TanStack extends Plain {
  #virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;
  #drawn = new Map<string, HTMLElement>();

  protected drawAll(): void {
    this.content.replaceChildren();
    this.#drawn.clear();
    this.content.style.position = 'relative';
    this.#virtualizer ??= new Virtualizer<HTMLElement, HTMLElement>(this.#options());
    this.#virtualizer._didMount();
    this.drawMore();
  }

  protected drawMore(): void {
    this.#virtualizer?.setOptions(this.#options());
    this.#virtualizer?._willUpdate();
    this.#virtualizer?.scrollToIndex(this.rowData.length - 1, { align: 'end' });
    this.#draw();
  }

  override close(): void {
    this.#virtualizer = undefined;
    this.#drawn.clear();
    super.close();
  }

  #options() {
    return {
      count: this.rowData.length,
      getScrollElement: () => this.view,
      estimateSize: () => 64,
      getItemKey: (index: number) => this.rowData[index]?.id ?? index,
      overscan: 10,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#draw(),
    };
  }

  #draw(): void {
    const virtualizer = this.#virtualizer;
    if (virtualizer === undefined) return;
    this.content.style.height = `${virtualizer.getTotalSize()}px`;
    const wanted = new Map<string, HTMLElement>();
    for (const { index, start } of virtualizer.getVirtualItems()) {
      const row = this.rowData[index];
      if (row === undefined) continue;
      let element = this.#drawn.get(row.id);
      if (element === undefined) {
        element = drawRow(row);
        element.dataset['index'] = String(index);
        element.style.position = 'absolute';
        element.style.insetInline = '0';
        this.content.append(element);
      }
      element.style.transform = `translateY(${start}px)`;
      wanted.set(row.id, element);
    }
    for (const [id, element] of this.#drawn) if (!wanted.has(id)) element.remove();
    const fresh = [...wanted.values()].filter((element) => ![...this.#drawn.values()].includes(element));
    this.#drawn = wanted;
    for (const element of fresh) virtualizer.measureElement(element);
  }
}
