import { Backoff } from '../browser/backoff.js';
import { LazyPart } from '../browser/lazy-part.js';
import type { ConversationId } from '../domain/index.js';
import { shiftTimes } from '../store/shift-times.js';
import { Store } from '../store/store.js';
import type { ConversationsCode } from './conversations-code.js';
import { isPiiMasked } from './masking/is-pii-masked.js';
import type { MaskingCode } from './masking/masking-code.js';
import { parseAddress } from './address.js';
import { SessionEmitter } from './events/session-emitter.js';
import { Credentials } from './rest/credentials.js';
import { ServerClock, systemTime, type TimeProvider } from './server-clock.js';
import { defaultOptions, type DeskSessionDependencies, type DeskSessionOptions } from './session-options.js';
import { DeviceRecords } from './storage/device-records.js';
import { Journal } from './telemetry/journal.js';
import type { TabSharing } from './tab-sharing.js';
import type { LoneTab } from './tabs/lone-tab.js';
import type { TabPlatform } from './tabs/tab-platform.js';
import { defaultTiming, type Timing } from './timing.js';
import { uniqueId } from './unique-id.js';

/** What all parts of one session share. */
export class SessionEnvironment {
  readonly store = new Store();
  readonly events: SessionEmitter;
  /** What happened lately, for telemetry and the support file. */
  readonly journal: Journal;
  readonly time: TimeProvider;
  readonly clock: ServerClock;
  readonly timing: Timing;
  readonly newId: () => string;
  /** Replaced as a whole by `DeskSession.configure`, so read it when needed and do not keep it. */
  options: DeskSessionOptions = defaultOptions;
  readonly credentials: Credentials;
  readonly records: DeviceRecords;
  /** Called when the estimate of the server's time has changed by that much. */
  onClockStep: (stepMs: number) => void = () => undefined;
  /** The code for offers and conversations, which is loaded when it is first needed. */
  readonly conversations: LazyPart<ConversationsCode>;
  /** The code that masks personal data, for agents who may not see it. */
  readonly masking: LazyPart<MaskingCode>;
  /** The tabs that share this session; null while there are none, and this one does all by itself. */
  tabs: TabSharing | null = null;
  /** This tab, while no other one shares its session; null when it would not share it. */
  loneTab: LoneTab | null = null;
  readonly tabPlatform: TabPlatform | undefined;
  /** Calls the agent for a conversation that this page shows. */
  callAgent: ((id: ConversationId) => void) | null = null;
  #address: URL | null = null;

  constructor(
    target: EventTarget,
    {
      time,
      timing,
      newId,
      storage,
      tabPlatform,
      importConversations,
      importMasking,
      conversationsCode,
    }: Partial<DeskSessionDependencies>,
  ) {
    this.tabPlatform = tabPlatform;
    this.time = time ?? systemTime;
    this.clock = new ServerClock(this.time, (stepMs) => {
      this.store.update((state) => shiftTimes(state, stepMs));
      this.onClockStep(stepMs);
    });
    this.journal = new Journal(this.time);
    this.events = new SessionEmitter(target, this.clock, this.journal);
    this.timing = { ...defaultTiming, ...timing };
    this.newId = newId ?? uniqueId;
    this.credentials = new Credentials(this);
    this.records = new DeviceRecords(this, storage);
    this.conversations = new LazyPart(
      importConversations ?? (() => import('./conversations-code.js')),
      new Backoff(this),
      conversationsCode,
    );
    this.masking = new LazyPart(importMasking ?? (() => import('./masking/masking-code.js')), new Backoff(this));
  }

  /** What the server sends can be shown to this agent. */
  get canMask(): boolean {
    return this.masking.code !== null || !isPiiMasked(this.store.state.agent);
  }

  /** Address of the Agent Manager: that of the sign-in, before it that of the options. Null when it is no address. */
  get address(): URL | null {
    return this.#address ?? this.readAddress();
  }

  /** The address in the options now. */
  readAddress(): URL | null {
    return parseAddress(this.options.url, 'url');
  }

  /** Keeps the address of a sign-in until the next one. The token of another server is not sent to this one. */
  useAddress(address: URL | null): void {
    if (address?.href !== this.#address?.href) this.credentials.setLoginToken(null);
    this.#address = address;
  }
}
