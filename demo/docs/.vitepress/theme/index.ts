import { withBase, type Theme } from 'vitepress';
import { h } from 'vue';
// Without the fonts that the theme brings: pages use those of the machine.
import DefaultTheme from 'vitepress/theme-without-fonts';
import LiveExample from './LiveExample.vue';
import ThemeEditor from './ThemeEditor.vue';
import './colours.css';
import './pages.css';

/** That of VitePress is in no landmark. */
const renderNotFound = () =>
  h('main', { class: 'vp-doc not-found' }, [
    h('h1', 'Page not found'),
    h('p', ['There is no such page. Search for it, or go to the ', h('a', { href: withBase('/') }, 'start page'), '.']),
  ]);

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'not-found': renderNotFound }),
  enhanceApp({ app }) {
    // A page that cannot be rendered fails the build; it would only be logged.
    if (import.meta.env.SSR)
      app.config.errorHandler = (error) => {
        throw error;
      };
    app.component('LiveExample', LiveExample);
    app.component('ThemeEditor', ThemeEditor);
  },
} satisfies Theme;
