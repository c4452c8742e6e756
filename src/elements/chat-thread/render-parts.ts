import { html, type TemplateResult } from 'lit';
import type { CannedResponses } from '../../domain/index.js';
import { composerParts, messageListParts } from './exported-parts.js';
import type { HostContent } from './host-content.js';
import type { ThreadView } from './thread-view.js';

/** Properties of `<chat-thread>` for its list and its composer. */
export interface ThreadSettings {
  readonly customerFormat: 'text' | 'markdown';
  readonly maxFileSize: number;
  readonly fileTypes: string;
  readonly cannedResponses: CannedResponses | undefined;
  readonly cannedResponsesUrl: string;
  readonly characterLimits: Readonly<Record<string, number>>;
}

export const renderMessageList = (
  { session, conversation, readOnly }: ThreadView,
  { customerFormat }: ThreadSettings,
  hostContent: HostContent,
  onCompose: () => void,
): TemplateResult =>
  html`<agent-desk-message-list
    exportparts=${messageListParts}
    .session=${session}
    .conversationId=${conversation.id}
    .readOnly=${readOnly}
    .customerFormat=${customerFormat}
    .hostContent=${hostContent}
    @agent-desk-compose=${onCompose}
  ></agent-desk-message-list>`;

export const renderComposer = (
  { session, conversation }: ThreadView,
  settings: ThreadSettings,
  hostContent: HostContent,
): TemplateResult =>
  html`<agent-desk-composer
    exportparts=${composerParts}
    .session=${session}
    .conversationId=${conversation.id}
    .customerFormat=${settings.customerFormat}
    .maxFileSize=${settings.maxFileSize}
    .fileTypes=${settings.fileTypes}
    .cannedResponses=${settings.cannedResponses}
    .cannedResponsesUrl=${settings.cannedResponsesUrl}
    .characterLimits=${settings.characterLimits}
    .hostContent=${hostContent}
    ><slot name="above-composer" slot="above"></slot><slot name="composer-toolbar" slot="toolbar"></slot
  ></agent-desk-composer>`;
