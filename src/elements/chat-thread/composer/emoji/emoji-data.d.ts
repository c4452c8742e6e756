/** Made at build time, see `build/emoji-list.mjs`. */
declare module 'agent-desk-emoji' {
  /** A block per group; a line per emoji: itself, its name, further words, with tabs between. */
  const list: string;
  export default list;
}
