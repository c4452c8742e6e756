import { executeServerCommand } from '@web/test-runner-commands';
import type { DeskSessionElement } from '../../../src/elements/desk-session/desk-session.js';
import { until, type Emulator } from './mount-session.js';

/** The built files. */
export const classicScript = '<script src="/dist/script/agent-desk.js"></script>';
export const moduleScript = '<script type="module" src="/dist/module/agent-desk.js"></script>';

/** A host page in an iframe, with its own globals, its own copies of the scripts and its own content policy. */
export class HostPage {
  private constructor(readonly frame: HTMLIFrameElement) {}

  static async open(
    emulator: Emulator,
    /**
     * `policy`: additional directives of the content policy. `scriptSources` replaces `'self'` in `script-src`, `styleSources` that
     * in `style-src`, `baseUri` the `'none'` in `base-uri`.
     */
    page: {
      head?: string;
      body: string;
      lang?: string;
      dir?: string;
      policy?: readonly string[];
      scriptSources?: string;
      styleSources?: string;
      baseUri?: string;
      isXhtml?: boolean;
    },
  ): Promise<HostPage> {
    const { host } = new URL(emulator.url);
    const connectSources = `http://${host} ws://${host}`;
    const path = await executeServerCommand<string, unknown>('embed:page', { ...page, connect: connectSources });
    const frame = document.createElement('iframe');
    frame.width = '1000';
    frame.height = '700';
    frame.src = path;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return new HostPage(frame);
  }

  get document(): Document {
    const { contentDocument } = this.frame;
    if (contentDocument === null) throw new Error('The page is closed.');
    return contentDocument;
  }

  get window(): Window & { violations: string[]; errors: string[]; customElements: CustomElementRegistry } {
    return this.frame.contentWindow as Window & {
      violations: string[];
      errors: string[];
      customElements: CustomElementRegistry;
    };
  }

  find<T extends Element = HTMLElement>(selector: string, root: ParentNode = this.document): T {
    const found = root.querySelector<T>(selector);
    if (found === null) throw new Error(`No ${selector} in the page.`);
    return found;
  }

  /** Resolves when the elements are defined. */
  async ready(): Promise<void> {
    await (this.window as unknown as { agentDesk: { ready: Promise<unknown> } }).agentDesk.ready;
  }

  /** The `<desk-session>`, once it is defined. */
  async sessionElement(selector = 'desk-session'): Promise<DeskSessionElement> {
    await this.window.customElements.whenDefined('desk-session');
    return this.find<DeskSessionElement>(selector);
  }

  /** Signs in with the element's `login()`, like a host with its own form. */
  async signIn(username = 'mara', selector = 'desk-session'): Promise<DeskSessionElement> {
    const sessionElement = await this.sessionElement(selector);
    const problem = await sessionElement.login(username, 'demo');
    if (problem !== null) throw new Error(`Sign-in of ${username}: ${JSON.stringify(problem)}`);
    await until(() => sessionElement.session.state.presence !== null, `${username}'s presence`);
    return sessionElement;
  }

  /** The visible text of an element, including shadow roots and slots. */
  text(selector: string): string {
    return visibleText(this.find(selector));
  }

  close(): void {
    this.frame.remove();
  }
}

/** The visible text, including shadow roots. */
export function visibleText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) return '';
  const element = node as Element;
  if (element.localName === 'style' || element.localName === 'script') return '';
  if ('checkVisibility' in element && element.nodeType === Node.ELEMENT_NODE && getDisplay(element) === 'none')
    return '';
  const children =
    element.localName === 'slot'
      ? (element as HTMLSlotElement).assignedNodes({ flatten: true })
      : [...((element as HTMLElement).shadowRoot ?? element).childNodes];
  return children.map(visibleText).join(' ').replace(/\s+/g, ' ').trim();
}

const getDisplay = (element: Element) => element.ownerDocument.defaultView?.getComputedStyle(element).display;
