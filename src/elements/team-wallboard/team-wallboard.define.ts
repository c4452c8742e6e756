import { define } from '../internal/base/define.js';
import { TeamWallboard } from './team-wallboard.js';

define('team-wallboard', TeamWallboard);
