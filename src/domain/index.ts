export type * from './ids.js';
export * from './agent.js';
export type * from './task.js';
export type * from './conversation.js';
export type * from './message.js';
export type * from './team.js';
export type * from './connection.js';
export type * from './events.js';
export type * from './commands.js';
