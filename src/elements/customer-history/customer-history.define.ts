import { define } from '../internal/base/define.js';
import { CustomerHistory } from './customer-history.js';

define('customer-history', CustomerHistory);
