import type { EnginePage } from '../support/engines/engine-page.js';

/** A page of another site that has the desk in a frame as large as itself, so that both have the same coordinates. */
export const toFramingPage = (url: string): string => `<!doctype html><meta charset="utf-8"><title>CRM</title>
<style>body { margin: 0; overflow: hidden } iframe { position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0 }</style>
<iframe src="${url.replaceAll('&', '&amp;')}"></iframe>
<script>
  globalThis.inFrame = (expression) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data: { value, error } }) => (error === undefined ? resolve(value) : reject(new Error(error)));
      document.querySelector('iframe').contentWindow.postMessage({ expression }, '*', [port2]);
    });
</script>`;

/** In the desk's page: evaluates what the page around it asks for. */
export const frameScript = `if (parent !== self)
  addEventListener('message', async ({ data, ports: [port] }) => {
    if (typeof data?.expression !== 'string') return;
    try {
      port.postMessage({ value: await (0, eval)(data.expression) });
    } catch (error) {
      port.postMessage({ error: String(error) });
    }
  })`;

/** The desk in the frame of such a page. */
export class FramePage implements EnginePage {
  readonly #page: EnginePage;
  readonly keyboard;
  readonly mouse;

  constructor(page: EnginePage) {
    this.#page = page;
    this.keyboard = page.keyboard;
    this.mouse = page.mouse;
  }

  goto(url: string): Promise<unknown> {
    return this.#page.goto(url);
  }

  reload(): Promise<unknown> {
    return this.#page.reload();
  }

  url(): string | Promise<string> {
    return this.#page.url();
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(`inFrame(${JSON.stringify(expression)})`);
  }

  async bringToFront(): Promise<void> {
    await this.#page.bringToFront?.();
  }

  setViewport(size: { readonly width: number; readonly height: number }): Promise<unknown> {
    return this.#page.setViewport(size);
  }
}
