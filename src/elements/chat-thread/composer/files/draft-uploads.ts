import type { ConversationId } from '../../../../domain/index.js';
import type { DeskSession } from '../../../../session/session.js';
import { RestError } from '../../../../session/rest/rest-client.js';
import type { Translations } from '../../../../translations/translations.js';
import { selectDraft } from '../../../../store/selectors.js';
import type { Draft, DraftFile } from '../../../../store/state.js';
import { formatFileSize } from '../../../internal/format/format-file-size.js';
import { isolateBidi } from '../../../internal/localization/isolate-bidi.js';
import type { LocalizeController } from '../../../internal/localization/localize-controller.js';
import { patchDraft } from '../drafts.js';
import { restoreDraft } from '../send-draft.js';
import { validateFile, type FileLimits } from './validate-file.js';

/** Uploads in progress at the same time. */
const maxConcurrentUploads = 3;

/** Too large, not a type it takes, or not a request it understands: another attempt ends the same way. */
const refusedStatuses: readonly number[] = [400, 403, 404, 405, 410, 411, 413, 414, 415, 422, 451];

/** All files of a draft, those of messages that wait for them first. */
export const filesOf = ({ files = [], waiting = [] }: Draft): readonly DraftFile[] => [
  ...waiting.flatMap(({ draft }) => draft.files ?? []),
  ...files,
];

const uploadsBySession = new WeakMap<DeskSession, DraftUploads>();
let lastFileNumber = 0;

/** Adds files to a draft and starts their upload. Returns an error text for files that cannot be sent, else ''. */
export function attachFiles(
  session: DeskSession,
  conversationId: ConversationId,
  files: readonly File[],
  {
    limits,
    translations,
    localize,
  }: { readonly limits: FileLimits; readonly translations: Translations; readonly localize: LocalizeController },
): string {
  const errors: string[] = [];
  const accepted: DraftFile[] = [];
  for (const file of files) {
    const rejection = validateFile(file, limits);
    const name = isolateBidi(file.name);
    if (rejection === null) accepted.push(createDraftFile(file));
    else if (rejection === 'type') errors.push(translations.fileTypeNotAllowed(name));
    else if (rejection === 'empty') errors.push(translations.fileEmpty(name));
    else errors.push(translations.fileTooLarge(name, formatFileSize(limits.maxSize, translations, localize)));
  }
  const existing = selectDraft(session.state, conversationId)?.files ?? [];
  session.setDraft(conversationId, patchDraft(session.state, conversationId, { files: [...existing, ...accepted] }));
  getDraftUploads(session).start();
  return errors.join(' ');
}

const createDraftFile = (file: File): DraftFile => ({
  id: `file-${++lastFileNumber}`,
  file,
  state: 'waiting',
  progress: 0,
  problem: null,
  attachment: null,
});

/** The uploads of this session: one instance per session. */
export function getDraftUploads(session: DeskSession): DraftUploads {
  let uploads = uploadsBySession.get(session);
  if (uploads === undefined) {
    uploads = new DraftUploads(session);
    uploadsBySession.set(session, uploads);
  }
  return uploads;
}

/**
 * Uploads the files of all drafts of a session. Follows the drafts: starts waiting files while online, and aborts the
 * upload of a file that is no longer in any draft.
 */
export class DraftUploads {
  readonly #session: DeskSession;
  readonly #activeUploads = new Map<string, AbortController>();
  #unsubscribe: (() => void) | null = null;

  constructor(session: DeskSession) {
    this.#session = session;
  }

  /** Runs until no file is waiting or uploading. */
  start(): void {
    this.#unsubscribe ??= this.#session.subscribe(() => this.#sync());
    this.#sync();
  }

  retry(conversationId: ConversationId, id: string): void {
    this.#updateFile(conversationId, id, { state: 'waiting', progress: 0, problem: null });
    this.start();
  }

  /** What is left of a message that waited for the file is the agent's again. */
  remove(conversationId: ConversationId, id: string): void {
    this.#recall(conversationId, id);
    const files = (selectDraft(this.#session.state, conversationId)?.files ?? []).filter((file) => file.id !== id);
    this.#session.setDraft(conversationId, patchDraft(this.#session.state, conversationId, { files }));
  }

  /** Puts the message that waits for a file back into the draft. */
  #recall(conversationId: ConversationId, id: string): void {
    const { state } = this.#session;
    const waiting = selectDraft(state, conversationId)?.waiting ?? [];
    const message = waiting.find(({ draft }) => draft.files?.some((file) => file.id === id));
    if (message === undefined) return;
    const others = patchDraft(state, conversationId, { waiting: waiting.filter((other) => other !== message) });
    this.#session.setDraft(conversationId, restoreDraft(message.draft, others));
  }

  #sync(): void {
    const { local, conversations } = this.#session.state;
    const draftFiles = [...local.drafts].flatMap(([conversationId, draft]) =>
      conversations.byId.has(conversationId) ? filesOf(draft).map((file) => ({ conversationId, file })) : [],
    );
    for (const [id, abortController] of this.#activeUploads)
      if (!draftFiles.some(({ file }) => file.id === id)) abortController.abort();
    const waitingFiles = draftFiles.filter(({ file }) => file.state === 'waiting');
    if (waitingFiles.length === 0 && this.#activeUploads.size === 0) {
      this.#unsubscribe?.();
      this.#unsubscribe = null;
    }
    if (this.#session.state.connection.status !== 'online') return;
    for (const { conversationId, file } of waitingFiles) {
      // Starting an upload changes its draft, which calls this method again.
      if (this.#activeUploads.size < maxConcurrentUploads && !this.#activeUploads.has(file.id))
        void this.#upload(conversationId, file);
    }
  }

  async #upload(conversationId: ConversationId, { id, file }: DraftFile): Promise<void> {
    const abortController = new AbortController();
    this.#activeUploads.set(id, abortController);
    const updateFile = (changes: Partial<DraftFile>) => this.#updateFile(conversationId, id, changes);
    updateFile({ state: 'uploading', progress: 0 });
    try {
      const attachment = await this.#session.rest.upload(file, conversationId, {
        signal: abortController.signal,
        onProgress: (progress) => updateFile({ progress }),
      });
      this.#activeUploads.delete(id);
      updateFile({ state: 'uploaded', progress: 1, attachment });
    } catch (error) {
      this.#activeUploads.delete(id);
      const problem = error instanceof RestError ? error.problem : { code: 'other' as const, detail: '' };
      // The connection was the cause: retry when it is back.
      const isUnreachable = problem.code === 'unreachable' || problem.code === 'timed-out';
      const isConnectionLost = isUnreachable && this.#session.state.connection.status !== 'online';
      const isRefused = error instanceof RestError && refusedStatuses.includes(error.status ?? 0);
      updateFile(isConnectionLost ? { state: 'waiting', progress: 0 } : { state: 'failed', problem, isRefused });
      if (!isConnectionLost) this.#recall(conversationId, id);
    }
    this.#sync();
  }

  #updateFile(conversationId: ConversationId, id: string, changes: Partial<DraftFile>): void {
    const current = selectDraft(this.#session.state, conversationId);
    if (current === null || !filesOf(current).some((file) => file.id === id)) return;
    const update = (draft: Draft): Draft => ({
      ...draft,
      ...(draft.files && { files: draft.files.map((file) => (file.id === id ? { ...file, ...changes } : file)) }),
    });
    const { files, waiting } = update(current);
    const updatedWaiting = waiting?.map((message) => ({ ...message, draft: update(message.draft) }));
    this.#session.setDraft(
      conversationId,
      patchDraft(this.#session.state, conversationId, {
        ...(files && { files }),
        ...(updatedWaiting && { waiting: updatedWaiting }),
      }),
    );
  }
}
