import type { ReactiveControllerHost } from 'lit';
import type { DeskSettings, Message } from '../../../domain/index.js';
import { markdownPattern } from './markup.js';

/** How the text of a message is meant. */
export type TextFormat = 'text' | 'markdown';

/** The formats of what people write. Bots write markdown, and the system text. */
export interface TextFormats {
  readonly customer: TextFormat;
  readonly agent: TextFormat;
}

/** Agents write markdown where the administrator has switched it on. A host decides for customers. */
export const getTextFormats = (settings: DeskSettings | null | undefined, customer: TextFormat): TextFormats => ({
  customer,
  agent: settings?.formatting === true ? 'markdown' : 'text',
});

export function textFormatOf({ sender: { kind } }: Pick<Message, 'sender'>, formats: TextFormats): TextFormat {
  if (kind === 'customer' || kind === 'agent') return formats[kind];
  return kind === 'bot' ? 'markdown' : 'text';
}

let loadMarkdown = (): void => undefined;

let markdownToText = (text: string): string => {
  if (markdownPattern.test(text)) loadMarkdown();
  return text;
};

/** Called by the thread, which loads the module for markdown with the first text that needs it. */
export function setMarkdownLoader(load: () => void): void {
  loadMarkdown = load;
}

const waitingHosts = new Set<ReactiveControllerHost>();

/** Called by the lazily loaded module for markdown. Until then markdown is shown as it was written. */
export function registerMarkdown(toText: (markdown: string) => string): void {
  markdownToText = toText;
  for (const host of waitingHosts) host.requestUpdate();
}

/** Updates an element with previews once markdown is loaded. */
export const updateWithMarkdown = (host: ReactiveControllerHost): void =>
  host.addController({
    hostConnected: () => waitingHosts.add(host),
    hostDisconnected: () => waitingHosts.delete(host),
  });

/** A text without marks of its format. */
export const toPlainText = (text: string, format: TextFormat): string =>
  format === 'markdown' ? markdownToText(text) : text;
