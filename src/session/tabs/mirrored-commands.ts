import type { PendingCommand } from '../../store/state.js';
import type { Commands } from '../commands/commands.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { HandedOverMessages } from './handed-over-messages.js';
import type { TabPending } from './tab-messages.js';
import { readTabPending } from './tab-pending.js';

export interface MirroredCommandsDependencies {
  readonly environment: SessionEnvironment;
  readonly commands: Commands;
  readonly messages: HandedOverMessages;
  readonly isFollowing: () => boolean;
}

/** What is pending in the tab that leads, as a tab that follows it shows it. */
export class MirroredCommands {
  readonly #deps: MirroredCommandsDependencies;
  #shown: readonly PendingCommand[] = [];

  constructor(deps: MirroredCommandsDependencies) {
    this.#deps = deps;
  }

  show(pending: readonly TabPending[]): void {
    const { environment, commands, messages, isFollowing } = this.#deps;
    readTabPending(pending, environment, this.#shown, (read) => {
      if (!isFollowing() && read.length > 0) return;
      this.#shown = read;
      environment.store.batch(() => {
        commands.mirror(read.filter(({ command }) => command.type !== 'send-message'));
        messages.mirror(read.filter(({ command }) => command.type === 'send-message'));
      });
    });
  }
}
