/** Texts of `<conversation-list>`, `<chat-thread>`. */
export const thread = {};
