import { html, type TemplateResult } from 'lit';

/** Stands in the place of a report. */
export const renderState = (title: string, hint = ''): TemplateResult =>
  html`<div part="placeholder" class="empty" role="status">
    <div>${title}</div>
    <div class="small">${hint}</div>
  </div>`;
