import type { MessagesOf } from '../catalogue.js';
import type { agent as english } from '../en/agent.js';

export const agent: MessagesOf<typeof english> = {};
