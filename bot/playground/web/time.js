// Times as a chat shows them.

const DAY = 86_400_000;
const startOfDay = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
const format = (options) => new Intl.DateTimeFormat(undefined, options);
const CLOCK = format({ hour: "numeric", minute: "2-digit" });

export const clock = (date) => CLOCK.format(date);
export const fullDate = (date) => format({ dateStyle: "full", timeStyle: "short" }).format(date);
export const dayName = (date) => format({ dateStyle: "long" }).format(date);
export const sameDay = (a, b) => startOfDay(a) === startOfDay(b);

/** Today's and yesterday's times by name, older ones by date. */
export function stamp(date) {
  const days = Math.round((startOfDay(new Date()) - startOfDay(date)) / DAY);
  if (days === 0) return clock(date);
  if (days === 1) return `Yesterday at ${clock(date)}`;
  return `${format({ dateStyle: "short" }).format(date)}, ${clock(date)}`;
}

const STEPS = [["year", 365 * DAY], ["month", 30 * DAY], ["day", DAY], ["hour", 3_600_000], ["minute", 60_000], ["second", 1000]];

/** "in 3 days", "2 minutes ago". */
export function relative(date) {
  const distance = date.getTime() - Date.now();
  const [unit, size] = STEPS.find(([, ms]) => Math.abs(distance) >= ms) ?? STEPS.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(distance / size), unit);
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** A time in one of Discord's timestamp styles. */
export function styled(date, style) {
  return style === "R" ? relative(date) : format(STYLES[style] ?? STYLES.f).format(date);
}
