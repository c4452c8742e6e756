import type { Catalogue } from './catalogue.js';
import { agent } from './en/agent.js';
import { composer } from './en/composer.js';
import type { ComposerParts } from './en/composer-parts.js';
import { lists } from './en/lists.js';
import { reroute } from './en/reroute.js';
import { shared } from './en/shared.js';
import { supervisor } from './en/supervisor.js';
import { thread } from './en/thread.js';
import { wrapUp } from './en/wrap-up.js';

/** The source of all texts: what English has, every other language must have. */
export const english = { ...shared, ...agent, ...thread, ...composer, ...reroute, ...supervisor, ...lists, ...wrapUp };

export const englishCatalogue: Catalogue = { lang: 'en', dir: 'ltr', messages: english as English };

/** English as a whole. Texts of parts that are loaded on demand come with them, before anything of theirs is shown. */
export type English = typeof english & ComposerParts;

/** Adds the English texts of a part that has been loaded. Other languages have theirs from the start. */
export const addEnglish = (texts: Partial<English>): void => void Object.assign(english, texts);
