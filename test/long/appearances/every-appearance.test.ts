import { allAppearances } from '../../support/accessibility/check-a11y.js';
import { describeEveryState } from '../../support/accessibility/every-state.js';

describeEveryState(allAppearances);
