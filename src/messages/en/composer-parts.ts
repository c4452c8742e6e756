import type { composerCanned } from './composer-canned.js';
import type { composerEmoji } from './composer-emoji.js';
import type { composerFiles } from './composer-files.js';
import type { composerShortcuts } from './composer-shortcuts.js';

/** Texts of those parts of the composer that are loaded on demand. */
export type ComposerParts = typeof composerCanned &
  typeof composerEmoji &
  typeof composerFiles &
  typeof composerShortcuts;
