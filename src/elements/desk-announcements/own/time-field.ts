const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The value of a field for date and time, in the time zone of the machine. */
export function toFieldTime(timestamp: number): string {
  const date = new Date(timestamp);
  const day = `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** The time in such a field; not a number without a valid one. */
export const fromFieldTime = (value: string): number => Date.parse(value);
