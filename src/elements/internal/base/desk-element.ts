import {
  LitElement,
  html,
  nothing,
  render,
  type CSSResultGroup,
  type CSSResultOrNative,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import { SessionController } from '../../../context/session-controller.js';
import {
  isAtWork,
  type Command,
  type CommandOutcome,
  type ConnectionProblem,
  type ConnectionState,
} from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import type { Translations } from '../../../translations/translations.js';
import type { ConnectionNotice } from '../connection/connection-notice.js';
import { containEscape } from '../events/contain-escape.js';
import { sendRequest } from '../events/request-event.js';
import { cutTextsUpdated, titleCutText } from './cut-titles.js';
import { adoptStylesInDocument } from './document-styles.js';
import { guardPresses, placesUpdated } from '../focus/misplaced-presses.js';
import { recoverFocus } from '../focus/recover-focus.js';
import { ErrorReporter, type ElementErrorPlace } from './element-error.js';
import { renderBoundary } from './render-boundary.js';
import { keepTextNodes } from './translated-text.js';
import { watchForTags } from './watch-for-tags.js';
import { LocalizeController } from '../localization/localize-controller.js';
import { limitStylesRem } from '../styles/page-rem.js';
import { baseStyles } from '../styles/shared-styles.js';

/** Elements as they are made, by class. */
const freshElements = new WeakMap<object, DeskElement>();

const isAbsent = (value: unknown): boolean => (value ?? null) === null || Number.isNaN(value);

/** A code as it is in the name of its text, e.g. `NoUrl` for `no-url`. */
type InName<Code extends string> = Code extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${InName<Rest>}`
  : Capitalize<Code>;

const inName = <Code extends string>(code: Code): InName<Code> =>
  code.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()) as InName<Code>;

/**
 * Base class of all elements: finds the session and the language, provides styles, sends requests, and catches errors.
 *
 * @fires element-error - An error was caught; see “Errors”. Detail: `{ element, error, where }`.
 */
export abstract class DeskElement extends LitElement {
  static override styles: CSSResultGroup = baseStyles;

  static {
    // What follows from the layout is known only after an update; Lit's build for development warns of it.
    this.disableWarning?.('change-in-update');
  }

  protected readonly sessionController = new SessionController(this);
  protected readonly localize = new LocalizeController(this);
  readonly #errors = new ErrorReporter(this, (error, where) =>
    this.currentSession?.noteElementError?.(this.localName, where, error),
  );
  #hasRendered = false;
  readonly #connection = new SelectController(this, this.sessionController, (state) => state.connection);

  constructor() {
    super();
    containEscape(this);
  }

  /**
   * The session to use. Without it: that of `session-id`, of the nearest `<desk-session>`, or the page's default.
   *
   * @default undefined
   */
  @property({ attribute: false }) session: DeskSession | null | undefined;

  /**
   * `session-id` of a `<desk-session>` elsewhere in the page.
   *
   * @default undefined
   */
  @property({ attribute: 'session-id' }) sessionId: string | null | undefined;

  /**
   * Size of rows, controls and texts. Set on `<desk-session>`, it applies to all elements inside it.
   *
   * @default undefined
   */
  @property({ reflect: true }) density: 'comfortable' | 'compact' | undefined;

  /** @internal No text is too small in pages with a small `rem`. */
  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return super.finalizeStyles(limitStylesRem(styles));
  }

  /** @internal The session of an element; undefined for what is no element of this library. */
  static sessionOf(target: EventTarget): DeskSession | undefined {
    return target instanceof DeskElement ? target.currentSession : undefined;
  }

  /** The session this element has found, if any. */
  protected get currentSession(): DeskSession | undefined {
    return this.sessionController.session;
  }

  protected get translations(): Translations {
    return this.localize.translations;
  }

  /** Of elements that can show the state of the connection; see `ConnectionNotice`. */
  protected readonly connectionNotice: ConnectionNotice | undefined;

  protected get connection(): ConnectionState {
    return this.#connection.value;
  }

  /** True while commands can reach the server. */
  protected get isOnline(): boolean {
    return this.connection.status === 'online';
  }

  /** @internal For `updateOncePerFrame`: another tab of the agent may be in front, and this one shows what is new when it is shown. */
  waitsWhileHidden(): boolean {
    return (this.currentSession?.sharing ?? null) !== null;
  }

  /** Nothing of the session is shown: no agent is signed in here, or the desk is used elsewhere. Open dialogs close. */
  protected get isContentHidden(): boolean {
    return this.currentSession !== undefined && !isAtWork(this.connection);
  }

  /** Moved to another document, e.g. of a frame or a popup. */
  adoptedCallback(): void {
    if (this.shadowRoot !== null) adoptStylesInDocument(this.shadowRoot, this.#elementClass.elementStyles);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.ownerDocument === document ? super.createRenderRoot() : this.#createRootInDocument();
    keepTextNodes(this, root);
    root.addEventListener('pointerover', titleCutText);
    return root;
  }

  #createRootInDocument(): ShadowRoot {
    const root = this.attachShadow(this.#elementClass.shadowRootOptions);
    adoptStylesInDocument(root, this.#elementClass.elementStyles);
    return root;
  }

  get #elementClass(): typeof DeskElement {
    return this.constructor as typeof DeskElement;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    guardPresses(this);
    const root = this.getRootNode();
    // A shadow root of the host page may contain further elements to define; those of DeskElements do not.
    if (root instanceof ShadowRoot && !(root.host instanceof DeskElement)) watchForTags(root);
  }

  /**
   * A property that had a value gets its default for null, undefined and what is no number: frameworks remove attributes, and
   * assign null for what they do not have.
   */
  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    const [name, oldValue, options] = change;
    const isGiven = name !== undefined && options?.state !== true && !isAbsent(oldValue);
    if (isGiven && isAbsent(Reflect.get(this, name))) {
      const fresh =
        freshElements.get(this.#elementClass) ?? new (this.#elementClass as unknown as new () => DeskElement)();
      freshElements.set(this.#elementClass, fresh);
      const initial: unknown = Reflect.get(fresh, name);
      if (!isAbsent(initial)) return void Reflect.set(this, name, initial);
    }
    super.requestUpdate(...change);
  }

  /** An element that fails must stop neither the others nor its own later updates. */
  protected override performUpdate(): void {
    if (!this.isUpdatePending) return;
    this.#hasRendered = false;
    const focused = this.shadowRoot?.activeElement ?? null;
    try {
      super.performUpdate();
      if (focused !== null && this.shadowRoot !== null) recoverFocus(this, focused, this.currentSession);
      this.#errors.clear();
      placesUpdated();
      cutTextsUpdated();
    } catch (error) {
      // Without a window: a frame that has left its page. Not everything can be rendered there, and no one sees it.
      if (this.ownerDocument.defaultView === null) return;
      this.#errors.report(error, this.#hasRendered ? 'updated' : 'render');
      if (!this.#hasRendered) this.#showFailure();
    }
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    this.#hasRendered = true;
  }

  /** The content was replaced by a text: forget its nodes. */
  protected forgetContent(): void {}

  /** Runs `action`, which the rest of the element does not depend on. When it throws, the result is `fallback`. */
  protected attempt<T>(where: ElementErrorPlace, subject: object, fallback: T, action: () => T): T {
    try {
      return action();
    } catch (error) {
      this.#errors.report(error, where, subject);
      return fallback;
    }
  }

  /** Renders one item of many. When it throws, `fallback` stands in for it, and the others are still shown. */
  protected renderItemSafely(
    where: ElementErrorPlace,
    subject: object,
    content: () => unknown,
    fallback: () => unknown = () => html`<div class="note negative">${this.translations.contentFailed}</div>`,
  ): unknown {
    return renderBoundary(content, (error) => {
      this.#errors.report(error, where, subject);
      return fallback();
    });
  }

  /** Replaces what is half rendered, or of another state. The next update renders the content again. */
  #showFailure(): void {
    const { contentFailed, retry } = this.translations;
    const failure = html`<div
      part="placeholder"
      class="empty"
      role="alert"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
    >
      <div>${contentFailed}</div>
      <button class="button" type="button" @click=${() => this.requestUpdate()}>${retry}</button>
    </div>`;
    try {
      render(failure, this.renderRoot, this.renderOptions);
      this.forgetContent();
    } catch (error) {
      this.#errors.report(error, 'render');
    }
  }

  /** Sends a request that is carried out by dispatching a command. Null when a listener canceled the event. */
  protected async requestCommand(requestEvent: Event, command: Command): Promise<CommandOutcome | null> {
    const outcome = sendRequest(
      this,
      requestEvent,
      () => this.currentSession?.dispatch(command) ?? ({ status: 'not-sent', why: 'offline' } as const),
    );
    return outcome ?? null;
  }

  /** Text that explains why a command failed; null when it did not. */
  protected describeOutcome(outcome: CommandOutcome): string | null {
    const translations = this.translations;
    switch (outcome.status) {
      case 'confirmed':
      case 'discarded':
        return null;
      case 'refused':
        return outcome.code === undefined
          ? translations.outcomeRefused(outcome.message)
          : translations.refusal(outcome.code);
      case 'unknown':
        return translations.outcomeUnknown;
      case 'invalid':
        return translations.outcomeInvalid;
      case 'not-sent':
        return translations[`outcome${inName(outcome.why)}`];
    }
  }

  /** Text that explains the current connection problem; null when there is none. */
  protected describeConnectionProblem(): string | null {
    return this.describeProblem(this.connection.problem);
  }

  protected describeProblem(problem: ConnectionProblem | null): string | null {
    const { translations } = this;
    if (problem === null) return null;
    const text = translations[`problem${inName(problem.code)}`];
    return typeof text === 'string' ? text : text(problem.detail);
  }

  /**
   * Shown instead of content while there is no session or no agent is signed in; null otherwise. What passes or can be
   * changed in one place is said in one place.
   */
  protected renderPlaceholder(): TemplateResult | null {
    const translations = this.translations;
    if (this.currentSession === undefined)
      return this.#renderPlaceholderText(translations.noSession, translations.noSessionHint);
    const { status } = this.connection;
    const isElsewhere = this.connectionNotice?.isShown === false;
    switch (status) {
      case 'online':
      case 'reconnecting':
        return null;
      case 'signing-in':
        return isElsewhere ? this.#renderBlank() : this.#renderPlaceholderText(translations.signingIn);
      case 'connecting':
        if (isElsewhere) return this.#renderBlank();
        return this.#renderPlaceholderText(translations.connecting, this.describeConnectionProblem());
      case 'taken-over':
        return isElsewhere
          ? this.#renderBlank()
          : this.#renderPlaceholderText(translations.takenOver, null, translations.loginUseHere);
      case 'signed-out':
        // Only the sign-in form says why a sign-in failed, so that a page shows it once.
        return this.#renderPlaceholderText(translations.signedOut);
      case 'refused':
        return this.#renderPlaceholderText(
          this.describeConnectionProblem() ?? translations.problemOther(''),
          null,
          translations.retry,
        );
      case 'closed':
        return this.#renderPlaceholderText(this.describeConnectionProblem() ?? translations.sessionClosed);
    }
  }

  /** Another element says why. */
  #renderBlank(): TemplateResult {
    return html`<div part="placeholder" class="empty"></div>`;
  }

  /** Only the agent's click brings the session back here: two desks that reconnect by themselves would never stop. */
  readonly #handleReconnect = (): void => this.currentSession?.reconnect();

  /** `action`: what a click of the agent does about it. It is there in one place. */
  #renderPlaceholderText(title: string, hint: string | null = null, action: string | null = null): TemplateResult {
    const role = this.connectionNotice === undefined ? 'status' : this.connectionNotice.role;
    return html`<div part="placeholder" class="empty" role=${role}>
      <div>${title}</div>
      ${hint === null ? nothing : html`<div class="small">${hint}</div>`}
      ${
        action === null || this.connectionNotice?.isShown !== true
          ? nothing
          : html`<button class="button" type="button" @click=${this.#handleReconnect}>${action}</button>`
      }
    </div>`;
  }
}
