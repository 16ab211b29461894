const locale = 'en-GB';
const integers = new Intl.NumberFormat(locale);
const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayMs = 86_400_000;

export const count = (value: number): string => integers.format(value);

export const counted = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;

export const date = (iso: string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : dates.format(at);
};

export const time = (at: Date): string => times.format(at);

/** How long ago, in the unit that a reader thinks in; a time to come counts as today. */
export function age(iso: string, now: Date): string {
  const days = Math.floor((now.getTime() - new Date(iso).getTime()) / dayMs);
  if (Number.isNaN(days)) return 'age unknown';
  if (days < 1) return 'today';
  if (days < 60) return `${counted(days, 'day')} ago`;
  const months = Math.floor(days / 30.44);
  return months < 24 ? `${count(months)} months ago` : `${count(Math.floor(days / 365.25))} years ago`;
}

/** 0..1 as a percentage without false precision: one digit below 10 %, none above, and never a rounded 0 or 100. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value === 100) return String(value);
  if (value < 0.1) return '<0.1';
  if (value < 10) return String(Math.round(value * 10) / 10);
  return value > 99.5 ? '>99' : String(Math.round(value));
}

/** The first characters of a hash are enough to tell the releases of one server apart. */
export const shortId = (id: string): string => id.replace(/^[A-Za-z]+:/, '').slice(0, 8);
