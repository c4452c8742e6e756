import { define } from '../internal/define.js';
import { MailFrame } from './mail-frame.js';

define('agent-desk-mail', MailFrame);
