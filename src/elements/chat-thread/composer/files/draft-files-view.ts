import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationId } from '../../../../domain/index.js';
import type { DeskSession } from '../../../../session/session.js';
import type { Draft } from '../../../../store/state.js';
import type { Translations } from '../../../../translations/translations.js';
import type { LocalizeController } from '../../../internal/localization/localize-controller.js';

interface ComposerHost {
  readonly session: DeskSession | null | undefined;
  readonly conversationId: ConversationId | null;
  readonly maxFileSize: number;
  readonly fileTypes: string;
}

const hasFiles = (draft: Draft | null): boolean => (draft?.files ?? []).length + (draft?.waiting ?? []).length > 0;

/** The files of the draft. Their code is loaded with the first of them. */
export class DraftFilesView {
  readonly #host: ComposerHost;
  readonly #load: <Module>(load: () => Promise<Module>) => Promise<Module | null>;
  readonly #setProblem: (problem: string | null) => void;
  readonly #returnFocus: () => void;
  #isLoaded = false;

  constructor(
    host: ComposerHost,
    load: <Module>(load: () => Promise<Module>) => Promise<Module | null>,
    setProblem: (problem: string | null) => void,
    returnFocus: () => void,
  ) {
    this.#host = host;
    this.#load = load;
    this.#setProblem = setProblem;
    this.#returnFocus = returnFocus;
  }

  /** Uploads files that an earlier page has left. */
  async resume(draft: Draft | null): Promise<void> {
    const { session } = this.#host;
    if (!session || this.#isLoaded || !hasFiles(draft)) return;
    this.#isLoaded = true;
    const code = await this.#load(() => import('./draft-files.define.js'));
    if (code === null) this.#isLoaded = false;
    else code.getDraftUploads(session).start();
  }

  async attach(files: readonly File[], translations: Translations, localize: LocalizeController): Promise<void> {
    const { session, conversationId, maxFileSize: maxSize, fileTypes: types } = this.#host;
    if (!session || conversationId === null || files.length === 0) return;
    this.#setProblem(null);
    const code = await this.#load(() => import('./draft-files.define.js'));
    if (code === null) return;
    const problem = code.attachFiles(session, conversationId, files, {
      limits: { maxSize, types },
      translations,
      localize,
    });
    if (problem !== '' && this.#host.conversationId === conversationId) this.#setProblem(problem);
  }

  render(draft: Draft | null): TemplateResult | typeof nothing {
    if (!hasFiles(draft)) return nothing;
    return html`<agent-desk-draft-files
      exportparts="draft-file"
      .session=${this.#host.session}
      .conversationId=${this.#host.conversationId}
      @agent-desk-compose=${this.#returnFocus}
    ></agent-desk-draft-files>`;
  }
}
