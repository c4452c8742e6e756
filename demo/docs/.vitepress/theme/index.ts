import type { Theme } from 'vitepress';
// Without the fonts that the theme brings: pages use those of the machine.
import DefaultTheme from 'vitepress/theme-without-fonts';
import LiveExample from './LiveExample.vue';
import ThemeEditor from './ThemeEditor.vue';
import './colours.css';
import './pages.css';

export default {
  extends: DefaultTheme,
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
