import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { renderMarkdown } from './markdown/render-markdown.js';

export type Markdown = typeof renderMarkdown;

let loaded: Markdown | null = null;
let loading: Promise<void> | undefined;

/** One part for the page. What could not be fetched is asked for again with the next thread. */
const load = (): Promise<void> =>
  (loading ??= import('./markdown/render-markdown.js').then(
    ({ renderMarkdown }) => void (loaded = renderMarkdown),
    () => void (loading = undefined),
  ));

/** Fetches the part that reads markdown, once there is a thread to read. Until it is here, texts are shown as written. */
export class MarkdownController implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get render(): Markdown | null {
    return loaded;
  }

  hostConnected(): void {
    if (loaded === null) void load().then(() => loaded && this.host.requestUpdate());
  }
}
