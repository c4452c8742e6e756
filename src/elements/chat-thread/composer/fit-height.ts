/**
 * Makes a field as high as its text, where the engine cannot do so itself. The row around it keeps its height meanwhile:
 * if the messages above had more room for a moment, the browser would scroll them.
 */
export function fitHeight(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  const row = field.parentElement;
  row?.style.setProperty('height', `${row.offsetHeight}px`);
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
  row?.style.removeProperty('height');
}
