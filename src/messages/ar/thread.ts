import type { MessagesOf } from '../catalogue.js';
import type { thread as english } from '../en/thread.js';

export const thread: MessagesOf<typeof english> = {};
