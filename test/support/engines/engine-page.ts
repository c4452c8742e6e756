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
  /** Makes its window the active one, where there is one for all. */
  bringToFront?(): Promise<void>;
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
}

export interface OpenPage {
  readonly page: EnginePage;
  /** Errors, warnings and failed requests of the page so far. WebKitGTK's driver does not report them. */
  readonly problems: readonly string[];
  /** Chooses a file in the browser's own dialog, which `open` opens. Not in WebKitGTK, whose driver cannot. */
  chooseFile?(path: string, open: () => Promise<void>): Promise<void>;
  /** Opens another page with the same storage. Each is visible. */
  openTab(): Promise<EnginePage>;
  /** Ends the process of the page, as a crash does. Only with `canCrashAndFreeze`. */
  crash?(): Promise<void>;
  /** Freezes the page, as browsers do with tabs in the background, or lets it go on. Only with `canCrashAndFreeze`. */
  setFrozen?(frozen: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A browser for tests that open their own pages. */
export interface EngineBrowser {
  /** Opens an empty page with its own storage. It behaves as if it had the focus. */
  openPage(): Promise<OpenPage>;
  close(): Promise<void>;
}
