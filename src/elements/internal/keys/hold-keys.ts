import { isForText } from './shortcut.js';

/**
 * Holds what is typed while the field it is meant for is loading: the first letters of a search are no message, and Enter must
 * not send one. Ends when the returned function is called, which returns the text, or with a press of the pointer.
 */
export function holdKeys(): () => string {
  let text = '';
  const handleKeydown = (event: KeyboardEvent): void => {
    if ([...event.key].length === 1 && isForText(event)) text += event.key;
    else if (event.key === 'Backspace') text = [...text].slice(0, -1).join('');
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const end = (): void => {
    removeEventListener('keydown', handleKeydown, { capture: true });
    removeEventListener('pointerdown', end, { capture: true });
  };
  addEventListener('keydown', handleKeydown, { capture: true });
  addEventListener('pointerdown', end, { capture: true });
  return () => {
    end();
    return text;
  };
}
