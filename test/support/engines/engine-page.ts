/**
 * One page in any engine, with the methods that the tests need of the browser itself. Puppeteer's pages have them (Chromium,
 * Firefox), and WebDriverPage (WebKitGTK).
 */
export interface EnginePage {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  url(): string | Promise<string>;
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<unknown>;
  readonly keyboard: {
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
    /** Presses and releases a key, by its name (`Enter`). */
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
  };
  readonly mouse: {
    move(x: number, y: number): Promise<void>;
    click(x: number, y: number): Promise<void>;
  };
  /** PNG. */
  screenshot(): Promise<Uint8Array>;
}

/** A browser for tests that open their own pages. */
export interface EngineBrowser {
  /** Opens an empty page with its own storage. It behaves as if it had the focus. */
  openPage(): Promise<{ readonly page: EnginePage; close(): Promise<void> }>;
  close(): Promise<void>;
}
