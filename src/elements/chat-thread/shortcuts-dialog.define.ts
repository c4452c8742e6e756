import { define } from '../internal/define.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';

define('agent-desk-shortcuts', ShortcutsDialog);
