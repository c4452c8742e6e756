/** Entry of the module that is loaded when the command palette is opened. */
import { registerEnglish } from '../../../translations/en.js';
import { palette } from '../../../translations/en/parts/palette.js';
import type { DeskSession } from '../../../session/session.js';
import { define } from '../base/define.js';
import type { DeskElement } from '../base/desk-element.js';
import { CommandPalette } from './command-palette.js';

registerEnglish(palette);
define('agent-desk-palette', CommandPalette);

/**
 * Opens the palette inside an element, whose language, direction and colours it has. `takeText` returns what was typed for it
 * before it had a field.
 */
export async function openPalette(element: DeskElement, session: DeskSession, takeText: () => string): Promise<void> {
  const open = element.renderRoot.querySelector('agent-desk-palette');
  if (open !== null || !element.isConnected) return;
  const palette = element.ownerDocument.createElement('agent-desk-palette') as CommandPalette;
  palette.session = session;
  element.renderRoot.append(palette);
  await palette.updateComplete;
  palette.searchFor(takeText());
}
