// The styles first: one after the other, they compress better.
import './supervisor-panel.styles.js';
import './level.styles.js';
import './charts.styles.js';
import './attention/attention-strip.styles.js';
import './report-grid/report-cards.styles.js';
import './report-grid/report-cells.styles.js';
import './report-grid/report-grid.styles.js';
import { define } from '../internal/base/define.js';
import { AttentionStrip } from './attention/attention-strip.js';
import { ReportGrid } from './report-grid/report-grid.js';
import { SupervisorPanel } from './supervisor-panel.js';

define('agent-desk-attention-strip', AttentionStrip);
define('agent-desk-report-grid', ReportGrid);
define('supervisor-panel', SupervisorPanel);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-attention-strip': AttentionStrip;
    'agent-desk-report-grid': ReportGrid;
  }
}
