import type {
  Announcement,
  Attachment,
  CannedCategory,
  ConversationEvent,
  ConversationId,
  CustomerId,
  DeskSettings,
  LoginResult,
  PullList,
  QueueTarget,
  Reason,
  TeamReport,
  WrapUpForm,
} from '../../domain/index.js';
import { isObject } from '../../domain/is-object.js';
import { toJsonText } from '../../domain/text/json-text.js';
import type { ActivitiesPage } from '../../protocol/decode/decode-rest.js';
import type { DecodeContext } from '../../protocol/decode/decode-context.js';
import * as signIn from '../../protocol/decode/decode-sign-in.js';
import * as paths from '../../protocol/rest-paths.js';
import { appendPath, parseAddress, siblingAddress } from '../address.js';
import { isPiiMasked } from '../masking/is-pii-masked.js';
import type { ConversationsCode } from '../conversations-code.js';
import type { TeamReportRequest } from '../reports/fetch-team-report.js';
import type { SessionEnvironment } from '../session-environment.js';
import { CredentialsExpiredError } from './credentials.js';
import { parseResponse, requireAnswer, RestError } from './rest-answer.js';
import type { SendForm } from './send-form.js';

export { RestError } from './rest-answer.js';

/** Base URLs of the services beside the Agent Manager. */
export interface Services {
  readonly admin: string;
  readonly routing: string;
  readonly conversations: string;
  readonly files: string;
  readonly reports: string;
  readonly customers: string;
  readonly announcements: string;
}

/** Network access; replaced in tests. */
export interface RestClientDependencies {
  readonly fetch: typeof fetch;
  /** Uploads a form and reports progress, which `fetch` cannot do. */
  readonly sendForm: SendForm;
}

/** Progress and cancellation of an upload. */
export interface UploadOptions {
  readonly signal?: AbortSignal;
  /** The fraction that has been sent, from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * The REST calls of a session. All return domain types, masked for agents who may not see personal data of customers, and
 * reject with `RestError` only.
 */
export class RestClient {
  readonly #environment: SessionEnvironment;
  readonly #dependencies: Partial<RestClientDependencies>;

  constructor(environment: SessionEnvironment, dependencies: Partial<RestClientDependencies>) {
    this.#environment = environment;
    this.#dependencies = dependencies;
  }

  /** Sends no token: an expired one must not fail a sign-in. */
  async login(username: string, password: string, address: URL): Promise<LoginResult> {
    const request = createRequest('POST', { username, password }, null);
    const result = signIn.decodeLogin(await this.#fetch(appendPath(address, paths.loginPath), request));
    if (result === null) throw new RestError({ code: 'server-error', detail: 'no user in the answer' });
    this.#environment.clock.observeIssued(result.issuedAt);
    return result;
  }

  async reasons(): Promise<readonly Reason[]> {
    return this.#getList('admin', paths.reasonsPath, signIn.decodeReasons);
  }

  async settings(): Promise<DeskSettings> {
    return requireAnswer(signIn.decodeSettings(await this.request('admin', paths.settingsPath)));
  }

  async wrapUpForm(): Promise<WrapUpForm | null> {
    const { decoders } = await this.#loadCode();
    const body = await this.request('admin', paths.wrapUpFormPath);
    return decoders.decodeWrapUpForm(requireAnswer(isObject(body) ? body : null));
  }

  /** The pull queue lists an agent may subscribe to. */
  async pullLists(): Promise<readonly PullList[]> {
    const { decoders } = await this.#loadCode();
    return this.#getList('admin', paths.pullListsPath, decoders.decodePullLists);
  }

  /** The active announcements to these teams. */
  async announcements(teamIds: readonly string[]): Promise<readonly Announcement[]> {
    const { decoders } = await this.#loadCode();
    return this.#getList('announcements', paths.announcementsPath(teamIds), decoders.decodeAnnouncements);
  }

  /** Marks these announcements as seen by an agent. */
  async markAnnouncementsSeen(agentId: string, announcementIds: readonly string[]): Promise<void> {
    const path = paths.announcementsSeenPath(agentId);
    await this.#call(this.#serviceUrl('announcements', path), { method: 'PUT', json: { announcementIds } });
  }

  /** The queues a conversation can be routed to, with the available agents of each. */
  async queueTargets(conversationId: ConversationId): Promise<readonly QueueTarget[]> {
    const { decoders } = await this.#loadCode();
    return this.#getList('routing', paths.queueTargetsPath(conversationId), decoders.decodeQueueTargets);
  }

  async activeTasks(agentId: string): Promise<readonly signIn.ActiveTask[]> {
    return requireAnswer(signIn.decodeActiveTasks(await this.request('routing', paths.activeTasksPath(agentId))));
  }

  /** One page of a customer's history, oldest event first; empty after the last page. */
  async history(
    customerId: CustomerId,
    conversationId: ConversationId,
    page: number,
    pageSize: number,
    context: DecodeContext,
  ): Promise<readonly ConversationEvent[]> {
    const { decoders } = await this.#loadCode();
    const path = paths.historyPath(customerId, page, pageSize);
    const body = await this.request('conversations', path);
    const events = requireAnswer(decoders.decodeActivities(body, conversationId, context));
    const { masking, store } = this.#environment;
    if (!isPiiMasked(store.state.agent)) return events;
    const { maskEvents } = await masking.load().catch(throwUnreachable);
    return maskEvents(events, store.state);
  }

  /** One page of the newest history of a conversation, without the customer's other conversations. Not masked. */
  async recentHistory(
    customerId: CustomerId,
    conversationId: ConversationId,
    page: number,
    pageSize: number,
    context: DecodeContext,
  ): Promise<ActivitiesPage> {
    const { decoders } = await this.#loadCode();
    const body = await this.request('conversations', paths.historyPath(customerId, page, pageSize));
    return requireAnswer(decoders.decodeOwnActivities(body, conversationId, context));
  }

  /** A supervisor's report of one team. Its code is loaded on the first call. */
  async teamReport(request: TeamReportRequest): Promise<TeamReport> {
    const { fetchTeamReport: readTeamReport } = await import('../reports/fetch-team-report.js');
    const isMasked = isPiiMasked(this.#environment.store.state.agent);
    return readTeamReport(
      { ...request, isMasked },
      (path, json) =>
        this.#call(this.#serviceUrl('reports', path), { method: json === undefined ? 'GET' : 'POST', json }, readBytes),
      this.#environment,
    );
  }

  /** Canned responses by language, from a URL or already loaded. The URL is the host page's, so no token is sent to it. */
  async cannedResponses(source: unknown): Promise<ReadonlyMap<string, readonly CannedCategory[]>> {
    const { decoders } = await this.#loadCode();
    const payload = typeof source === 'string' ? await this.#fetch(source, { method: 'GET' }) : source;
    return decoders.decodeCannedResponses(requireAnswer(isObject(payload) ? payload : null));
  }

  /** Uploads a file to the file service. Times out only when there is no progress, however long the upload takes. */
  async upload(file: File, conversationId: ConversationId, options: UploadOptions = {}): Promise<Attachment> {
    const url = this.#serviceUrl('files', paths.uploadPath);
    const { uploadFile } = await import('./upload-file.js').catch(throwUnreachable);
    const stallMs = this.#environment.timing.rest;
    const { name, mimeType, size } = await this.#authorize((token) =>
      uploadFile(
        { ...options, url, file, conversationId, headers: createHeaders(token), stallMs },
        this.#dependencies.sendForm,
      ),
    );
    return { url: this.downloadUrl(name), mimeType: mimeType || file.type, size, name: file.name, thumbnailUrl: null };
  }

  /**
   * The URL of a message's file, or null when it is not on the file service. Only the file name is taken from the
   * message: its host is as the sender reached it, which need not be reachable from here.
   */
  fileUrl(mediaUrl: string): string | null {
    try {
      const name = paths.parseDownloadUrl(new URL(mediaUrl, 'http://file.invalid'));
      return name === null ? null : this.downloadUrl(name);
    } catch {
      return null;
    }
  }

  downloadUrl(name: string): string {
    return this.#serviceUrl('files', paths.downloadPath(name));
  }

  /** Throws `RestError` when the host gave no address. */
  #serviceUrl(service: keyof Services, path: string): string {
    const { address, options } = this.#environment;
    const given = options.services[service]?.trim() ?? '';
    const base =
      given === ''
        ? address && siblingAddress(address, paths.servicePaths[service])
        : parseAddress(given, `services.${service}`);
    if (base === null) throw new RestError({ code: 'no-url', detail: given || options.url });
    return appendPath(base, path);
  }

  #loadCode(): Promise<ConversationsCode> {
    return this.#environment.conversations.load().catch(throwUnreachable);
  }

  /** @internal The answer as it came: the caller decodes and masks it. */
  async request(
    service: keyof Services,
    path: string,
    request: { readonly method: string; readonly json?: unknown } = { method: 'GET' },
  ): Promise<unknown> {
    return this.#call(this.#serviceUrl(service, path), request);
  }

  /** A page of a proxy, or an error with a status of success, is not an empty list. */
  async #getList<Row>(
    service: keyof Services,
    path: string,
    decode: (body: unknown) => readonly Row[],
  ): Promise<readonly Row[]> {
    const body = await this.request(service, path);
    const rows = decode(body);
    return requireAnswer(rows.length > 0 || Array.isArray(body) ? rows : null);
  }

  #call<Body = unknown>(
    url: string,
    request: { method: string; json?: unknown },
    read?: (response: Response) => Promise<Body>,
  ): Promise<Body> {
    return this.#authorize((token) => this.#fetch(url, createRequest(request.method, request.json, token), read));
  }

  /** Sends a request with the session's token, and again if the token is refused and can be renewed. */
  async #authorize<Answer>(request: (token: string | null) => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#environment.credentials.send(request, isUnauthorized);
    } catch (error) {
      if (!(error instanceof CredentialsExpiredError)) throw error;
      throw new RestError({ code: 'credentials-expired', detail: '' }, 401);
    }
  }

  /** The body of a response, as JSON unless `read` is given. */
  async #fetch<Body = unknown>(
    url: string,
    request: RequestInit,
    read?: (response: Response) => Promise<Body>,
  ): Promise<Body> {
    let response: Response;
    let text: string;
    try {
      const signal = AbortSignal.timeout(this.#environment.timing.rest);
      response = await (this.#dependencies.fetch ?? fetch)(url, { ...request, signal });
      this.#environment.clock.observeResponse(Date.parse(response.headers.get('date') ?? ''));
      if (read !== undefined && response.ok) return await read(response);
      text = await response.text();
    } catch (error) {
      const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
      throw new RestError(isTimeout ? { code: 'timed-out', detail: '' } : { code: 'unreachable', detail: '' });
    }
    return parseResponse(response.status, text) as Body;
  }
}

const throwUnreachable = (): never => {
  throw new RestError({ code: 'unreachable', detail: '' });
};

const isUnauthorized = (error: unknown): boolean => error instanceof RestError && error.status === 401;

const createHeaders = (token: string | null): Record<string, string> =>
  token === null ? {} : { Authorization: `Bearer ${token}` };

const createRequest = (method: string, json: unknown, token: string | null): RequestInit => ({
  method,
  headers: { ...createHeaders(token), ...(json === undefined ? {} : { 'Content-Type': 'application/json' }) },
  body: json === undefined ? null : toJsonText(json),
});

const readBytes = (response: Response): Promise<ArrayBuffer> => response.arrayBuffer();
