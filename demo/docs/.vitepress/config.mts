import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { expandMarkers, keepBraces } from '../generator/markers';
import { navigation, sidebar } from '../generator/navigation';

/** The documentation site: `npm run docs` writes it to `dist-docs`, `npm start` serves it at `/docs/`. */
export default defineConfig({
  base: '/docs/',
  outDir: '../../dist-docs',
  cacheDir: '../../.cache/vitepress',
  srcExclude: ['examples/**'],
  lang: 'en',
  title: 'agent-desk-elements',
  description: 'Web Components that bring a contact-centre agent desk into any page.',
  cleanUrls: true,
  // Addresses of servers that the reader has started.
  ignoreDeadLinks: 'localhostLinks',
  // It would add a style element, which the security policy forbids.
  appearance: { disableTransition: false },
  // The list of files is a file of its own instead of an inline script, for the security policy.
  metaChunk: true,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/docs/icon.svg' }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(markdown) {
      expandMarkers(markdown);
      keepBraces(markdown);
    },
  },
  // Says that the build is complete.
  buildEnd({ outDir }) {
    writeFileSync(join(outDir, 'built.txt'), `${new Date().toISOString()}\n`);
  },
  vite: { publicDir: 'public', build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    logo: '/icon.svg',
    nav: navigation,
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          // A name of an element is to find its page. No function: it would be evaluated in the page.
          searchOptions: { boost: { title: 20, text: 1, titles: 4 } },
        },
      },
    },
    docFooter: { prev: 'Previous', next: 'Next' },
  },
});
