import { h, render } from 'preact';
import { App } from './app';

const root = document.querySelector('#app');
if (root !== null) render(h(App, null), root);
