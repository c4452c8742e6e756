import { html } from 'lit';
import { splitLongRuns } from './long-runs.js';
import { findCut } from './cut-text.js';
import { lineCost, type DrawBudget } from './draw-budget.js';

/** As much of a text as the budget allows: whole lines, or words of a line that is too long. */
function takeLines(text: string, budget: DrawBudget): string {
  let end = 0;
  while (end < text.length) {
    const room = budget.requestRoom();
    if (room === 0) break;
    const lineEnd = text.indexOf('\n', end) + 1 || text.length;
    const length = lineEnd - end > room ? findCut(text.slice(end), room) : lineEnd - end;
    budget.spend(length + lineCost);
    end += length;
  }
  return text.slice(0, end);
}

/** The same with places to break in long runs of letters. */
export const renderLines = (text: string, budget: DrawBudget): readonly unknown[] =>
  splitLongRuns(takeLines(text, budget)).map((part, i) => (i === 0 ? part : [html`<wbr />`, part]));
