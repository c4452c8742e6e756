import type { ConversationId } from '../../domain/index.js';
import type { SessionEnvironment } from '../session-environment.js';
import { FrontTab } from './front-tab.js';
import type { TabPlatform } from './tab-platform.js';

/** The conversation that is active in this tab, where this tab can call the agent for it. Its lock says so to the others. */
export class ShownConversation {
  readonly #environment: SessionEnvironment;
  readonly #platform: TabPlatform;
  readonly #front: FrontTab;
  #id: ConversationId | null = null;

  constructor(environment: SessionEnvironment, platform: TabPlatform) {
    this.#environment = environment;
    this.#platform = platform;
    this.#front = new FrontTab(platform, () => undefined);
  }

  /** `desk`: the name of what the tabs share; empty while this one takes no part. */
  update(desk: string): void {
    const { callAgent, store } = this.#environment;
    const id = desk === '' || callAgent === null ? null : store.state.local.activeConversation;
    if (id === this.#id) return;
    this.#id = id;
    if (id === null) this.#front.stop();
    else this.#front.start(toLockName(desk, id));
  }

  async isElsewhere(desk: string, id: ConversationId): Promise<boolean> {
    if (id === this.#id) return false;
    const locks = await this.#platform.heldLocks().catch((): string[] => []);
    return locks.includes(toLockName(desk, id));
  }

  /** The tab that calls for attention does not show this conversation. */
  callAgent(id: ConversationId): void {
    if (id === this.#id && this.#front.isFront) this.#environment.callAgent?.(id);
  }
}

const toLockName = (desk: string, id: ConversationId): string => `${desk} ${id} shown`;
