import type { Channel } from '../../domain/index.js';
import { cleanLabel, type Labelled } from '../../domain/label.js';
import { asName, asObject, asString } from '../json.js';

/** Any name is valid: administrators can add channel types. */
export const parseChannel = (type: unknown): Labelled<Channel> => ({
  name: cleanLabel(asName(type).slice(0, 100)),
  logo: asString(asObject(type)['channelLogo']),
});
