/* Two components of a page that is built with shadow DOM. */
import { h } from './shared/dom.js';

const styleSheet = new CSSStyleSheet();
styleSheet.replaceSync(`
  :host { display: block; min-width: 0; }
  .box { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; padding: 1rem;
    border: 1px solid var(--line); border-radius: 0.5rem; background: var(--paper); }
  .thread { height: 30rem; }
`);

function defineComponent(tag, content) {
  customElements.define(
    tag,
    class extends HTMLElement {
      constructor() {
        super();
        const root = this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [styleSheet];
        root.append(content());
        // The script tag finds the tags of the page by itself, not those in shadow roots of the page.
        window.agentDesk.watchForTags(root);
      }
    },
  );
}

defineComponent('acme-sidebar', () =>
  h(
    'div',
    { className: 'box' },
    h('agent-login', { 'hide-when-signed-in': '' }),
    h('agent-state-switch'),
    h('task-offer', { 'show-empty': '' }),
    h('conversation-list'),
  ),
);

defineComponent('acme-desk', () => h('div', { className: 'box' }, h('div', { className: 'thread' }, h('chat-thread'))));
