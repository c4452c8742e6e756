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
