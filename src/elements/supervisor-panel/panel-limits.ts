import type { AttentionLimits } from '../internal/reports/attention-items.js';
import type { Limit } from '../internal/reports/limits.js';

/** The limits as the host sets them, in seconds. */
export interface PanelLimitSettings {
  readonly waitNearAfter: number;
  readonly waitOverAfter: number;
  readonly notReadyNearAfter: number;
  readonly notReadyOverAfter: number;
  readonly answerNearAfter: number;
  readonly answerOverAfter: number;
  readonly chatNearAfter: number;
  readonly chatOverAfter: number;
}

export const getPanelLimits = (settings: PanelLimitSettings): AttentionLimits => ({
  waiting: toLimit(settings.waitNearAfter, settings.waitOverAfter),
  'not-ready': toLimit(settings.notReadyNearAfter, settings.notReadyOverAfter),
  unanswered: toLimit(settings.answerNearAfter, settings.answerOverAfter),
  'long-chat': toLimit(settings.chatNearAfter, settings.chatOverAfter),
});

const toLimit = (near: number, over: number): Limit => ({ near: near * 1000, over: over * 1000 });
