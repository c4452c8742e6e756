import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { ConversationId } from '../../domain/index.js';
import { selectDraft } from '../../store/selectors.js';
import type { DraftFile } from '../../store/state.js';
import { DeskElement } from '../internal/desk-element.js';
import { fileSize } from '../internal/file-size.js';
import { icon, iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { uploadsOf } from './draft-files.js';
import { draftFilesStyles } from './draft-files.styles.js';

/** Pixels of a preview, for screens with two of them to the length of one. */
const pictureSize = 80;
const none: readonly DraftFile[] = [];

/**
 * The files that are to go with what is being written: what each is, how far its upload has got, and how to be rid of it.
 *
 * Previews are drawn, not shown by address: a page's content policy need not know of them.
 *
 * @internal
 */
export class DraftFilesView extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, draftFilesStyles];

  readonly #files = new SelectController(
    this,
    this.sessions,
    (state) => selectDraft(state, this.conversationId)?.files ?? none,
  );
  readonly #pictures = new WeakMap<File, ImageBitmap | null>();

  /** The conversation they are for. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  protected override updated(_changed: PropertyValues<this>): void {
    for (const { id, file } of this.#files.value) {
      const picture = this.#pictures.get(file);
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`#${id}`);
      if (picture && canvas) draw(picture, canvas);
      if (picture === undefined && file.type.startsWith('image/')) void this.#look(file);
    }
  }

  /** What cannot be decoded has no preview. */
  async #look(file: File): Promise<void> {
    this.#pictures.set(file, null);
    const picture = await createImageBitmap(file, { resizeHeight: pictureSize }).catch(() => null);
    this.#pictures.set(file, picture);
    if (picture !== null) this.requestUpdate();
  }

  #remove(id: string): void {
    if (this.desk !== undefined && this.conversationId !== null) uploadsOf(this.desk).remove(this.conversationId, id);
    // The button is gone with the file; the agent goes on writing.
    this.dispatchEvent(new Event('agent-desk-compose'));
  }

  #retry(id: string): void {
    if (this.desk !== undefined && this.conversationId !== null) uploadsOf(this.desk).retry(this.conversationId, id);
    this.dispatchEvent(new Event('agent-desk-compose'));
  }

  protected override render(): TemplateResult {
    const files = this.#files.value;
    return html`<div class="visually-hidden" role="status">${this.#summary(files)}</div>
      <ul aria-label=${this.words.filesLabel} dir=${this.localize.dir}>
        ${repeat(
          files,
          ({ id }) => id,
          (file) => this.#renderFile(file),
        )}
      </ul>`;
  }

  /** Said once for all of them, not with every percent. */
  #summary(files: readonly DraftFile[]): string {
    const { words } = this;
    const failed = files.filter(({ state }) => state === 'failed');
    if (failed.length > 0) return failed.map((file) => `${isolate(file.file.name)}: ${this.#reason(file)}`).join(' ');
    const open = files.filter(({ state }) => state !== 'uploaded').length;
    return open > 0 ? words.filesUploading(open) : words.filesReady;
  }

  #reason({ problem }: DraftFile): string {
    const silent = problem?.code === 'unreachable' || problem?.code === 'timed-out';
    return this.words.fileFailed(silent ? this.words.fileUnreachable : (problem?.detail ?? ''));
  }

  #renderFile(draft: DraftFile): TemplateResult {
    const { words } = this;
    const { id, file, state } = draft;
    const name = isolate(file.name);
    const over = state === 'uploaded' || state === 'failed';
    return html`<li class=${state} part="draft-file">
      ${
        this.#pictures.get(file)
          ? html`<canvas id=${id} width=${pictureSize} height=${pictureSize} aria-hidden="true"></canvas>`
          : html`<span class="kind">${icon('file')}</span>`
      }
      <div class="about">
        <bdi class="truncate" title=${file.name}>${file.name}</bdi>
        ${this.#renderState(draft)}
      </div>
      ${state === 'failed' ? iconButton('refresh', words.fileRetry(name), () => this.#retry(id)) : nothing}
      ${iconButton('close', over ? words.fileRemove(name) : words.fileCancel(name), () => this.#remove(id))}
    </li>`;
  }

  #renderState(draft: DraftFile): TemplateResult {
    const { words, localize } = this;
    const { file, state, progress } = draft;
    if (state === 'uploading') {
      return html`<progress
        max="1"
        .value=${progress}
        aria-label=${words.fileProgress(isolate(file.name))}
      ></progress>`;
    }
    const text =
      state === 'failed'
        ? this.#reason(draft)
        : state === 'uploaded'
          ? fileSize(file.size, words, localize)
          : this.online
            ? words.fileWaiting
            : words.fileOffline;
    return html`<span class="small state numeric">${text}</span>`;
  }
}

/** The middle of the picture, as large as the canvas holds. */
function draw(picture: ImageBitmap, canvas: HTMLCanvasElement): void {
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-draft-files': DraftFilesView;
  }
}
