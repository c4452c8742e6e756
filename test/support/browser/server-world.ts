/** What the control API's `GET /world` returns, as far as the browser tests read it. */
import type { Emulator } from './mount-session.js';

export interface CimEvent {
  readonly id: string;
  readonly name: string;
  readonly data: {
    readonly id?: string;
    readonly header?: {
      readonly intent?: string | null;
      readonly originalMessageId?: string | null;
      readonly sender?: { readonly id: string; readonly type: string };
      readonly channelSessionId?: string;
    };
    readonly body?: Readonly<Record<string, unknown>>;
  };
}

export interface WorldConversation {
  readonly id: string;
  readonly state: string;
  readonly participants: readonly { readonly type: string; readonly role: string; readonly participant: unknown }[];
  readonly messages: readonly CimEvent[];
  readonly customerView: readonly CimEvent[];
}

export interface World {
  readonly agents: readonly {
    readonly username: string;
    readonly connected: boolean;
    readonly state: { readonly name: string; readonly reasonCode: { readonly name: string } | null };
    readonly agentMrdStates: readonly { readonly mrd: { readonly name: string }; readonly state: string }[];
  }[];
  readonly tasks: readonly {
    readonly conversationId: string;
    readonly state: { readonly name: string };
    readonly activeMedia: readonly { readonly state: string }[];
  }[];
  readonly conversations: readonly WorldConversation[];
  readonly requests: readonly { readonly id: string; readonly status: string }[];
}

export const fetchWorld = (emulator: Emulator): Promise<World> => emulator.control<World>('GET', '/world');
