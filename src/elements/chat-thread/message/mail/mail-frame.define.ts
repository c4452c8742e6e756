import { define } from '../../../internal/base/define.js';
import { MailFrame } from './mail-frame.js';

define('agent-desk-mail', MailFrame);
