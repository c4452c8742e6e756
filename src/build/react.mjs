/** React components for the elements, by `@lit/react`: the code and types of `agent-desk-elements/react`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { capitalize, declarations } from './manifest.mjs';

/** `task-offer` is `TaskOffer`. */
const componentName = (tag) => tag.split('-').map(capitalize).join('');
/** `task-accepted` is `onTaskAccepted`. */
const listenerName = (event) => `on${componentName(event)}`;
const comment = (text) => `/** ${text.replace(/\s+/g, ' ')} */\n`;

export function buildReact() {
  const elements = declarations();
  const classes = elements.map(({ name }) => `  ${name} as ${name}Class,`).join('\n');
  const code = elements.map(({ tagName, name, events }) => {
    const listeners = events.map((event) => `    ${listenerName(event.name)}: '${event.name}',\n`).join('');
    return `export const ${componentName(tagName)} = createComponent({
  tagName: '${tagName}',
  elementClass: ${name}Class,
  react: React,
  events: {\n${listeners}  },
});\n`;
  });
  const types = elements.map(({ tagName, name, events, summary, description }) => {
    const listeners = events
      .map(
        (event) =>
          `    ${comment(event.description)}    ${listenerName(event.name)}: EventName<DeskElementEventMaps['${tagName}']['${event.name}']>;\n`,
      )
      .join('');
    return `${comment(summary ?? description)}export declare const ${componentName(tagName)}: ReactWebComponent<
  ${name}Class,
  {\n${listeners}  }
>;\n`;
  });
  mkdirSync('dist/react', { recursive: true });
  writeFileSync(
    'dist/react/index.js',
    `import * as React from 'react';
import { createComponent } from '@lit/react';
import 'agent-desk-elements';
import {\n${classes}\n} from 'agent-desk-elements/elements.js';\n\n${code.join('\n')}`,
  );
  writeFileSync(
    'dist/react/index.d.ts',
    `import type { EventName, ReactWebComponent } from '@lit/react';
import type {\n  DeskElementEventMaps,\n${classes}\n} from 'agent-desk-elements';\n\n${types.join('\n')}`,
  );
}
