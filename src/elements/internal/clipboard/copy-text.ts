/**
 * Copies a text; false without permission or outside a secure context. Browsers allow it in the window alone that has the
 * focus, which is that of `host`.
 */
export async function copyText(text: string, host: Element): Promise<boolean> {
  try {
    await (host.ownerDocument.defaultView as Window).navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
