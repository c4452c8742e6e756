import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectController } from '../../../../context/select-controller.js';
import type { ConversationId } from '../../../../domain/index.js';
import { selectDraft } from '../../../../store/selectors.js';
import type { DraftFile } from '../../../../store/state.js';
import { DeskElement } from '../../../internal/base/desk-element.js';
import { InertPlaces } from '../../../internal/focus/inert-places.js';
import { renderFileName } from '../../../internal/format/render-file-name.js';
import { formatFileSize } from '../../../internal/format/format-file-size.js';
import { conversationIcon } from '../../../internal/styles/conversation-icons.js';
import { iconButton } from '../../../internal/styles/icons.js';
import { isolateBidi } from '../../../internal/localization/isolate-bidi.js';
import { repeat } from '../../../internal/rows/repeat.js';
import { filesOf, getDraftUploads } from './draft-uploads.js';
import { draftFilesStyles } from './draft-files.styles.js';

/** Width and height of a preview in device pixels, for a pixel ratio of 2. */
const previewSize = 80;
const noFiles: readonly DraftFile[] = [];

/**
 * The files attached to a draft: name, preview, state of the upload, and buttons to remove and retry.
 *
 * Previews are drawn on a canvas: `blob:` URLs would need an entry in the page's content security policy.
 *
 * @internal
 * @fires agent-desk-compose - A file was removed or retried; the message field should get the focus.
 */
export class DraftFiles extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, draftFilesStyles];

  readonly #draft = new SelectController(this, this.sessionController, (state) =>
    selectDraft(state, this.conversationId),
  );
  readonly #previews = new WeakMap<File, ImageBitmap | null>();

  constructor() {
    super();
    new InertPlaces(this, 'li');
  }

  /** The conversation of the draft. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  protected override updated(_changed: PropertyValues<this>): void {
    for (const { id, file } of this.#files) {
      const preview = this.#previews.get(file);
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`#${id}`);
      if (preview && canvas) drawPreview(preview, canvas);
      if (preview === undefined && file.type.startsWith('image/')) void this.#loadPreview(file);
    }
  }

  get #files(): readonly DraftFile[] {
    return this.#draft.value === null ? noFiles : filesOf(this.#draft.value);
  }

  /** Images that cannot be decoded have no preview. */
  async #loadPreview(file: File): Promise<void> {
    this.#previews.set(file, null);
    const preview = await createImageBitmap(file, { resizeHeight: previewSize }).catch(() => null);
    this.#previews.set(file, preview);
    if (preview !== null) this.requestUpdate();
  }

  #remove(id: string): void {
    if (this.currentSession !== undefined && this.conversationId !== null)
      getDraftUploads(this.currentSession).remove(this.conversationId, id);
    // The focused button is removed with the file.
    this.dispatchEvent(new Event('agent-desk-compose'));
  }

  #retry(id: string): void {
    if (this.currentSession !== undefined && this.conversationId !== null)
      getDraftUploads(this.currentSession).retry(this.conversationId, id);
    this.dispatchEvent(new Event('agent-desk-compose'));
  }

  protected override render(): TemplateResult {
    const files = this.#files;
    return html`<div class="visually-hidden" role="status">${this.#summary(files)}</div>
      <ul aria-label=${this.translations.filesLabel} dir=${this.localize.dir}>
        ${repeat(
          files,
          ({ id }) => id,
          (file) => this.#renderFile(file),
        )}
      </ul>`;
  }

  /** One status for all files, without percentages: screen readers announce each change. */
  #summary(files: readonly DraftFile[]): string {
    const { translations } = this;
    const failedFiles = files.filter(({ state }) => state === 'failed');
    if (failedFiles.length > 0)
      return failedFiles
        .map((file) => translations.labelled(isolateBidi(file.file.name), this.#failureText(file)))
        .join(' ');
    const pendingCount = files.filter(({ state }) => state !== 'uploaded').length;
    return pendingCount > 0 ? translations.filesUploading(pendingCount) : translations.filesReady;
  }

  #failureText({ problem, isRefused, isMissing }: DraftFile): string {
    const { translations } = this;
    if (isMissing === true) return translations.fileMissing;
    const isUnreachable = problem?.code === 'unreachable' || problem?.code === 'timed-out';
    const detail = isUnreachable ? translations.fileUnreachable : (problem?.detail ?? '');
    return isRefused === true ? translations.fileRefused(detail) : translations.fileFailed(detail);
  }

  #renderFile(draftFile: DraftFile): TemplateResult {
    const { translations } = this;
    const { id, file, state, isRefused } = draftFile;
    const name = isolateBidi(file.name);
    const isFinished = state === 'uploaded' || state === 'failed';
    return html`<li class=${state} part="draft-file">
      ${
        this.#previews.get(file)
          ? html`<canvas id=${id} width=${previewSize} height=${previewSize} aria-hidden="true"></canvas>`
          : html`<span class="kind">${conversationIcon('file')}</span>`
      }
      <div class="about">
        ${renderFileName(file.name, file.name)} ${this.#renderState(draftFile)} ${this.#renderWaiting(draftFile)}
      </div>
      ${state === 'failed' && isRefused !== true ? iconButton('refresh', translations.fileRetry(name), () => this.#retry(id)) : nothing}
      ${iconButton('close', isFinished ? translations.fileRemove(name) : translations.fileCancel(name), () => this.#remove(id))}
    </li>`;
  }

  /** At the first file of a message that is sent when they are uploaded. */
  #renderWaiting(draftFile: DraftFile): TemplateResult | typeof nothing {
    const message = this.#draft.value?.waiting?.find(({ draft }) => draft.files?.[0] === draftFile);
    if (message === undefined) return nothing;
    const { text } = message.draft;
    return html`<span class="small muted truncate waiting-message" title=${text}
      >${this.translations.fileSentWhenUploaded(isolateBidi(text))}</span
    >`;
  }

  #renderState(draftFile: DraftFile): TemplateResult {
    const { translations, localize } = this;
    const { file, state, progress } = draftFile;
    if (state === 'uploading') {
      return html`<div class="progress">
        <progress max="1" .value=${progress} aria-label=${translations.fileProgress(isolateBidi(file.name))}></progress>
        <span class="small numeric" translate="no" aria-hidden="true">${localize.percent(progress)}</span>
      </div>`;
    }
    const text =
      state === 'failed'
        ? this.#failureText(draftFile)
        : state === 'uploaded'
          ? formatFileSize(file.size, translations, localize)
          : this.isOnline
            ? translations.fileWaiting
            : translations.fileOffline;
    return html`<span class="small state numeric">${text}</span>`;
  }
}

/** Draws the largest square from the middle of the image. */
function drawPreview(preview: ImageBitmap, canvas: HTMLCanvasElement): void {
  const side = Math.min(preview.width, preview.height);
  const [left, top] = [(preview.width - side) / 2, (preview.height - side) / 2];
  canvas.getContext('2d')?.drawImage(preview, left, top, side, side, 0, 0, canvas.width, canvas.height);
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-draft-files': DraftFiles;
  }
}
