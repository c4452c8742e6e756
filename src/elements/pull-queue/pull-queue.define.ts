import { define } from '../internal/base/define.js';
import { PullQueue } from './pull-queue.js';

define('pull-queue', PullQueue);
