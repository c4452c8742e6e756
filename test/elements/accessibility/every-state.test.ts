import { twoAppearances } from '../../support/accessibility/check-a11y.js';
import { describeEveryState } from '../../support/accessibility/every-state.js';

describeEveryState(twoAppearances);
