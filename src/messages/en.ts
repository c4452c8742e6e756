import type { Catalogue } from './catalogue.js';
import { agent } from './en/agent.js';
import { composer } from './en/composer.js';
import { lists } from './en/lists.js';
import { reroute } from './en/reroute.js';
import { shared } from './en/shared.js';
import { supervisor } from './en/supervisor.js';
import { thread } from './en/thread.js';

/** The source of all texts: what English has, every other language must have. */
export const english = { ...shared, ...agent, ...thread, ...composer, ...reroute, ...supervisor, ...lists };

export const englishCatalogue: Catalogue = { lang: 'en', dir: 'ltr', messages: english };
