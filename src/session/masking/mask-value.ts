/*
 * Masks of single values. Each is made for a kind of value and hides everything of it but the first letters or the last
 * digits: enough to tell two customers apart.
 */

const maskDots = '•••';

/** Keeps the first letter of each word. */
export const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${String.fromCodePoint(word.codePointAt(0) ?? 0)}${maskDots}`)
    .join(' ');

/** Keeps the last two digits of a number; any other text is masked as a name is (email, social network). */
export function maskAddress(address: string): string {
  if (/[^+\d\s()./-]/.test(address)) return maskName(address);
  const digits = address.replace(/\D/g, '');
  if (digits === '') return maskName(address);
  return `${maskDots}${digits.length > 4 ? digits.slice(-2) : ''}`;
}

/** An address of a mail: alone, or after a name and in angle brackets. */
export function maskMailbox(mailbox: string): string {
  const [, name, address] = /^([^<]*)<([^<>]*)>\s*$/.exec(mailbox) ?? [];
  if (name === undefined || address === undefined) return maskAddress(mailbox);
  return `${maskName(name.replaceAll('"', ''))} <${maskAddress(address.trim())}>`.trimStart();
}

/** Masks a row of a report or list, where a number may stand for the customer's name. */
export const maskRow = <Row extends { readonly customerName: string }>(row: Row): Row => ({
  ...row,
  customerName: maskAddress(row.customerName),
});
