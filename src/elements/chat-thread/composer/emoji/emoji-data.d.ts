/** Generated at build time, see `build/emoji-list.mjs`. */
declare module 'agent-desk-emoji' {
  /** One block per group, separated by blank lines; one line per emoji: emoji, name, keywords, separated by tabs. */
  const list: string;
  export default list;
}
