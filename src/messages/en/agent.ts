/** Texts of `<agent-login>`, `<agent-state-switch>`, `<task-offer>`. */
export const agent = {};
