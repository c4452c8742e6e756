import { define } from '../internal/base/define.js';
import { TaskOffer } from './task-offer.js';

define('task-offer', TaskOffer);
