import type { ConversationId } from '../../domain/index.js';
import type { DeskSession } from '../../session/desk-session.js';
import { RestError } from '../../session/rest-client.js';
import type { Messages } from '../../messages/catalogue.js';
import { selectDraft } from '../../store/selectors.js';
import type { DraftFile } from '../../store/state.js';
import { fileSize } from '../internal/file-size.js';
import { isolate } from '../internal/isolate.js';
import type { LocalizeController } from '../internal/localize-controller.js';
import { redrafted } from './drafts.js';
import { refusalOf, type FileLimits } from './file-rules.js';

/** Uploads under way at a time. */
const sideBySide = 3;

const engines = new WeakMap<DeskSession, DraftUploads>();
let made = 0;

/**
 * Puts files into a draft, from where they are uploaded. Answers, in words, which of them cannot be sent; nothing when
 * all can.
 */
export function attach(
  session: DeskSession,
  conversationId: ConversationId,
  files: readonly File[],
  {
    limits,
    words,
    localize,
  }: { readonly limits: FileLimits; readonly words: Messages; readonly localize: LocalizeController },
): string {
  const refused: string[] = [];
  const taken: DraftFile[] = [];
  for (const file of files) {
    const refusal = refusalOf(file, limits);
    const name = isolate(file.name);
    if (refusal === null) taken.push(waiting(file));
    else if (refusal === 'type') refused.push(words.fileOfOtherType(name));
    else if (refusal === 'empty') refused.push(words.fileEmpty(name));
    else refused.push(words.fileTooLarge(name, fileSize(limits.maxSize, words, localize)));
  }
  const before = selectDraft(session.state, conversationId)?.files ?? [];
  session.setDraft(conversationId, redrafted(session.state, conversationId, { files: [...before, ...taken] }));
  uploadsOf(session).start();
  return refused.join(' ');
}

const waiting = (file: File): DraftFile => ({
  id: `file-${++made}`,
  file,
  state: 'waiting',
  progress: 0,
  problem: null,
  attachment: null,
});

/** The one that uploads what this session's drafts hold. */
export function uploadsOf(session: DeskSession): DraftUploads {
  let engine = engines.get(session);
  if (engine === undefined) {
    engine = new DraftUploads(session);
    engines.set(session, engine);
  }
  return engine;
}

/**
 * Brings the files of all drafts to the file service. It follows the drafts: a file that waits is uploaded when there is
 * a link, one that is no longer in any draft is called off, whoever took it out.
 */
export class DraftUploads {
  readonly #running = new Map<string, AbortController>();
  #unsubscribe: (() => void) | null = null;

  constructor(private readonly session: DeskSession) {}

  /** Begins, and goes on by itself until nothing is left to do. */
  start(): void {
    this.#unsubscribe ??= this.session.subscribe(() => this.#follow());
    this.#follow();
  }

  retry(conversationId: ConversationId, id: string): void {
    this.#change(conversationId, id, { state: 'waiting', progress: 0, problem: null });
    this.start();
  }

  remove(conversationId: ConversationId, id: string): void {
    const files = this.#files(conversationId).filter((file) => file.id !== id);
    this.session.setDraft(conversationId, redrafted(this.session.state, conversationId, { files }));
  }

  #follow(): void {
    const { drafts } = this.session.state.local;
    const all = [...drafts].flatMap(([conversationId, { files = [] }]) =>
      files.map((file) => ({ conversationId, file })),
    );
    for (const [id, upload] of this.#running) if (!all.some(({ file }) => file.id === id)) upload.abort();
    const waiting = all.filter(({ file }) => file.state === 'waiting');
    if (waiting.length === 0 && this.#running.size === 0) {
      this.#unsubscribe?.();
      this.#unsubscribe = null;
    }
    if (this.session.state.connection.status !== 'online') return;
    for (const { conversationId, file } of waiting) {
      // Beginning one changes its draft, which leads back here.
      if (this.#running.size < sideBySide && !this.#running.has(file.id)) void this.#upload(conversationId, file);
    }
  }

  async #upload(conversationId: ConversationId, { id, file }: DraftFile): Promise<void> {
    const upload = new AbortController();
    this.#running.set(id, upload);
    const change = (what: Partial<DraftFile>) => this.#change(conversationId, id, what);
    change({ state: 'uploading', progress: 0 });
    try {
      const attachment = await this.session.rest.upload(file, conversationId, {
        signal: upload.signal,
        progress: (progress) => change({ progress }),
      });
      this.#running.delete(id);
      change({ state: 'uploaded', progress: 1, attachment });
    } catch (error) {
      this.#running.delete(id);
      const problem = error instanceof RestError ? error.problem : { code: 'other' as const, detail: '' };
      // Without a link it was the link: it goes on when that is back.
      const silent = problem.code === 'unreachable' || problem.code === 'timed-out';
      const cut = silent && this.session.state.connection.status !== 'online';
      change(cut ? { state: 'waiting', progress: 0 } : { state: 'failed', problem });
    }
    this.#follow();
  }

  #files(conversationId: ConversationId): readonly DraftFile[] {
    return selectDraft(this.session.state, conversationId)?.files ?? [];
  }

  #change(conversationId: ConversationId, id: string, what: Partial<DraftFile>): void {
    const before = this.#files(conversationId);
    if (!before.some((file) => file.id === id)) return;
    const files = before.map((file) => (file.id === id ? { ...file, ...what } : file));
    this.session.setDraft(conversationId, redrafted(this.session.state, conversationId, { files }));
  }
}
