import { define } from '../internal/base/define.js';
import { DeskSessionElement } from './desk-session.js';

define('desk-session', DeskSessionElement);
