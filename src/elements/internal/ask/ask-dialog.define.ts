import { define } from '../base/define.js';
import { AskDialog } from './ask-dialog.js';

define('agent-desk-ask-dialog', AskDialog);

export { AskDialog };
