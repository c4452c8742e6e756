import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';

const root = document.querySelector('#app');
if (root !== null) createRoot(root).render(createElement(StrictMode, null, createElement(App)));
