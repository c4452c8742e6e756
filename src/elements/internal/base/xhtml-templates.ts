/**
 * For the script tags, which contain Lit. In an XHTML page the parser of templates is one for XML, and refuses those of Lit, which
 * are HTML. Lit has no option for it: its class of templates gets one that parses in an HTML document. Import this before any
 * element is defined.
 */
import { html, render } from 'lit';

/** What `render()` returns, with the names of Lit's published build. */
interface RenderedPart {
  readonly _$AH: {
    readonly _$AD: { readonly constructor: { createElement: (markup: string) => HTMLTemplateElement } };
  };
}

if (document.contentType !== 'text/html') {
  const htmlDocument = document.implementation.createHTMLDocument('');
  // A number is valid in both.
  const part = render(html`0`, document.createDocumentFragment()) as unknown as RenderedPart;
  part._$AH._$AD.constructor.createElement = (markup) => {
    const template = htmlDocument.createElement('template');
    // eslint-disable-next-line no-restricted-syntax -- As Lit does it; the markup is that of its templates.
    template.innerHTML = markup;
    return template;
  };
}
