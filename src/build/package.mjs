/** `npm run build`, after Rollup: types, and what is generated from custom-elements.json. */
import { buildEditorData } from './editor-data.mjs';
import { buildOverview } from './overview.mjs';
import { buildReact } from './react.mjs';
import { buildTypes } from './types.mjs';

buildReact();
buildEditorData();
buildOverview();
await buildTypes();
