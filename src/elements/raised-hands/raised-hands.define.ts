import { define } from '../internal/base/define.js';
import { RaisedHands } from './raised-hands.js';

define('raised-hands', RaisedHands);
