import { define } from '../internal/base/define.js';
import { CustomerCard } from './customer-card.js';

define('customer-card', CustomerCard);
