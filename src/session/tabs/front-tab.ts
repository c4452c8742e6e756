import type { TabPlatform } from './tab-platform.js';

/**
 * One of several tabs: a visible one, else the one that was used last. It has a lock, which a tab takes when it is shown or used;
 * when the tab is gone, the browser gives it to another one.
 */
export class FrontTab {
  readonly #platform: TabPlatform;
  readonly #onChange: (isFront: boolean) => void;
  #name: string | null = null;
  #release: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  #isFront = false;
  #request: object | undefined;

  constructor(platform: TabPlatform, onChange: (isFront: boolean) => void) {
    this.#platform = platform;
    this.#onChange = onChange;
  }

  get isFront(): boolean {
    return this.#isFront;
  }

  /** `name`: of the lock. `onHidden`: this tab was in front and is hidden now. */
  start(name: string, onHidden: () => void = () => undefined): void {
    this.stop();
    this.#name = name;
    this.#unwatch = this.#platform.watchPage((event) => {
      if (event === 'shown' || event === 'focused') this.#take();
      if (event === 'hidden' && this.#isFront) onHidden();
    });
    this.#ask(this.#platform.isVisible);
  }

  stop(): void {
    this.#unwatch?.();
    this.#release?.();
    this.#name = null;
    this.#unwatch = this.#release = this.#request = undefined;
    this.#set(true);
    this.#isFront = false;
  }

  /** The tab in front was hidden, or does not answer: one that is visible, in another window, takes its place. */
  takeIfVisible(): void {
    if (this.#platform.isVisible) this.#take();
  }

  /** Another tab may be in front by now: this one is when it has the lock again. */
  withdraw(): void {
    if (!this.#isFront) return;
    this.#set(false);
    this.#ask(false);
  }

  #take(): void {
    if (!this.#isFront) this.#ask(true);
  }

  #ask(take: boolean): void {
    if (this.#name === null) return;
    this.#release?.();
    const request = (this.#request = {});
    const ifCurrent = (action: () => void) => (): void => {
      if (this.#request === request) action();
    };
    this.#release = this.#platform.requestLock(this.#name, {
      take,
      onGranted: ifCurrent(() => this.#set(true)),
      onTaken: ifCurrent(() => {
        this.#set(false);
        this.#ask(false);
      }),
    });
    if (!this.#isFront) this.#onChange(false);
  }

  #set(isFront: boolean): void {
    this.#isFront = isFront;
    this.#onChange(isFront);
  }
}
