import type { Service } from "./policy/document.ts";
import { weekdays } from "./policy/document.ts";

/** Calendar and working time in the merchant's time zone. Instants are milliseconds; the clock is always a parameter. */

export const DAY = 86_400_000;
const HOUR = 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  return format;
}

/** The wall clock in a zone, as if it were UTC: so that dates can be reckoned with. */
function wallClock(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  return Date.UTC(part["year"]!, part["month"]! - 1, part["day"]!, part["hour"]!, part["minute"]!, part["second"]!);
}

/** The instant at which the zone's wall clock shows this; where it shows it twice, the earlier, where never, just after. */
function fromWallClock(wall: number, zone: string): number {
  const guess = wall - (wallClock(wall, zone) - wall);
  const again = wall - (wallClock(guess, zone) - guess);
  const earlier = Math.min(guess, again);
  return wallClock(earlier, zone) === wall ? earlier : Math.max(guess, again);
}

/** Midnight of the local day, as if it were UTC. */
function dayOf(at: number, zone: string): number {
  return Math.floor(wallClock(at, zone) / DAY) * DAY;
}

/** The local calendar date, "2026-11-09". */
export function localDate(at: number, zone: string): string {
  return new Date(dayOf(at, zone)).toISOString().slice(0, 10);
}

/** The local date so many days later. */
export function localDateAfter(at: number, days: number, zone: string): string {
  return new Date(dayOf(at, zone) + days * DAY).toISOString().slice(0, 10);
}

/** Calendar days from one instant to the other: 0 on the same local day, negative backwards. */
export function daysBetween(from: number, to: number, zone: string): number {
  return Math.round((dayOf(to, zone) - dayOf(from, zone)) / DAY);
}

/** The last second of the local day so many days later, also on days of 23 or 25 hours. */
export function endOfDayAfter(at: number, days: number, zone: string): number {
  return fromWallClock(dayOf(at, zone) + (days + 1) * DAY, zone) - 1000;
}

/** Whole seconds, as the contract writes instants: "2026-11-09T14:03:00Z". */
export function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}

type Span = { from: number; to: number };

/** The working spans of a local day, joined and in order, as instants. */
function spansOf(day: number, service: Service, zone: string): Span[] {
  const weekday = weekdays[(new Date(day).getUTCDay() + 6) % 7]!;
  const instant = (clock: string) =>
    fromWallClock(day + Number(clock.slice(0, 2)) * HOUR + Number(clock.slice(3)) * 60_000, zone);
  const spans = service.hours
    .filter((hours) => hours.days.includes(weekday))
    .map((hours) => ({ from: instant(hours.from), to: instant(hours.to) }))
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push(span);
  }
  return joined;
}

/**
 * When a person has answered at the latest: `firstReplyWorkingHours` of the service's hours from now. Never in the
 * past, never outside the hours.
 */
export function replyDue(now: number, service: Service, zone: string): number {
  let left = service.firstReplyWorkingHours * HOUR;
  const today = dayOf(now, zone);
  for (let day = today; ; day += DAY) {
    for (const span of spansOf(day, service, zone)) {
      const start = Math.max(span.from, now);
      if (start >= span.to) continue;
      if (left <= span.to - start) return start + left;
      left -= span.to - start;
    }
  }
}
