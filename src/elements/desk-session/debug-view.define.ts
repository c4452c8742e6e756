import { registerEnglish } from '../../translations/en.js';
import { debug } from '../../translations/en/parts/debug.js';
import { define } from '../internal/base/define.js';
import { DebugView } from './debug-view.js';

registerEnglish(debug);

define('agent-desk-debug', DebugView);

export { downloadRecording } from './download-recording.js';

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-debug': DebugView;
  }
}
