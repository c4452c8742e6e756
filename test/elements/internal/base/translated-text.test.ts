import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { keepTextNodes } from '../../../../src/elements/internal/base/translated-text.js';

class TextList extends LitElement {
  count = 3;
  text = 'Ready';
  isFailing = false;
  hasFailed = false;

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    keepTextNodes(this, root);
    return root;
  }

  protected override render(): TemplateResult {
    if (this.isFailing) throw new Error('cannot be rendered');
    const indexes = Array.from({ length: this.count }, (_, index) => index);
    return html`${indexes.map((index) => html`<p data-index=${index}>${this.text}</p>`)}
      <pre>${indexes.map((index) => html`${index} ${this.text}`)}</pre>`;
  }

  /** As `DeskElement` does, and without what it shows then. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch {
      this.hasFailed = true;
    }
  }

  /** The element's texts, as a page translator finds them. */
  get texts(): readonly Text[] {
    const nodes = document.createTreeWalker(this.renderRoot, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (nodes.nextNode() !== null) texts.push(nodes.currentNode as Text);
    return texts.filter(({ data }) => data.trim() !== '');
  }

  get shownTexts(): readonly string[] {
    return [...this.renderRoot.querySelectorAll('p')].map(({ textContent }) => textContent);
  }

  async change(text: string): Promise<void> {
    this.text = text;
    this.requestUpdate();
    await this.updateComplete;
  }
}
customElements.define('test-text-list', TextList);

function translate(texts: readonly Text[]): void {
  for (const text of texts) {
    const font = document.createElement('font');
    font.textContent = `«${text.data}»`;
    text.replaceWith(font);
  }
}

describe('the texts of an element that others replace', () => {
  let element: TextList;

  beforeEach(async () => {
    element = new TextList();
    document.body.append(element);
    await element.updateComplete;
  });
  afterEach(() => element.remove());

  it('stay alive after an update that failed', async () => {
    element.isFailing = true;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.hasFailed).to.equal(true);
    element.isFailing = false;
    translate(element.texts);
    await element.change('Not ready');
    expect(element.shownTexts).to.deep.equal(['Not ready', 'Not ready', 'Not ready']);
  });

  it('may be thousands at once', async () => {
    element.count = 4000;
    await element.change('Ready');
    const { texts } = element;
    expect(texts).to.have.length(12_000);
    const startedAt = performance.now();
    translate(texts);
    await Promise.resolve();
    // It grows with their number, not with its square.
    expect(performance.now() - startedAt).to.be.below(3000);
    await element.change('Not ready');
    expect(element.shownTexts.at(-1)).to.equal('Not ready');
  });
});
