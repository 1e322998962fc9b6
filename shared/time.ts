import type { Service } from "./policy/document.ts";

/** When a shop's people work, and within how many of those hours they answer. */
export type Working = Pick<Service, "hours" | "firstReplyWorkingHours">;
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

/** How far a zone's clock is ahead of UTC at that instant, asked of the engine. */
function askOffset(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const wall = Date.UTC(
    part["year"]!,
    part["month"]! - 1,
    part["day"]!,
    part["hour"]!,
    part["minute"]!,
    part["second"]!,
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** Ten years of a zone's days; beyond that the engine is asked again. */
const KEPT_DAYS = 3660;
const keptOffsets = new Map<string, Map<number, number | null>>();

/** The same, remembered by day: asking the engine takes longer than all the rest of a decision. */
function offsetAt(at: number, zone: string): number {
  const kept = keptOffsets.get(zone) ?? new Map<number, number | null>();
  keptOffsets.set(zone, kept);
  const day = Math.floor(at / DAY);
  let offset = kept.get(day);
  if (offset === undefined) {
    const start = askOffset(day * DAY, zone);
    // Null on the day of a clock change: there the hour matters.
    offset = start === askOffset((day + 1) * DAY, zone) ? start : null;
    if (kept.size >= KEPT_DAYS) kept.clear();
    kept.set(day, offset);
  }
  return offset ?? askOffset(at, zone);
}

/** The first and the last instant at which the zone's clock shows this; where it jumps over it, the jump for both. */
function instantsOf(wall: number, zone: string): { first: number; last: number } {
  const before = wall - offsetAt(wall - DAY, zone);
  const after = wall - offsetAt(wall + DAY, zone);
  const shown = [before, after].filter((at) => at + offsetAt(at, zone) === wall);
  if (shown.length > 0) return { first: Math.min(...shown), last: Math.max(...shown) };
  const jump = changeBetween(after, before, zone);
  return { first: jump, last: jump };
}

/** The instant of the only clock change after the one and up to the other, to the second. */
function changeBetween(from: number, to: number, zone: string): number {
  const changed = offsetAt(to, zone);
  let [before, after] = [from, to];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offsetAt(middle, zone) === changed) after = middle;
    else before = middle;
  }
  return after;
}

/** Midnight of the local day, as if it were UTC. */
function dayOf(at: number, zone: string): number {
  return Math.floor((at + offsetAt(at, zone)) / DAY) * DAY;
}

/** The local calendar date, "2026-11-09". */
export function localDate(at: number, zone: string): string {
  return dateAt(dayOf(at, zone));
}

/** The local date so many days later. */
export function localDateAfter(at: number, days: number, zone: string): string {
  return dateAt(dayOf(at, zone) + days * DAY);
}

/** Calendar days from one instant to the other: 0 on the same local day, negative backwards. */
export function daysBetween(from: number, to: number, zone: string): number {
  return Math.round((dayOf(to, zone) - dayOf(from, zone)) / DAY);
}

/** The last second of the local day so many days later, also on days of 23 or 25 hours. */
export function endOfDayAfter(at: number, days: number, zone: string): number {
  return instantsOf(dayOf(at, zone) + (days + 1) * DAY, zone).first - 1000;
}

/** Whole seconds, as the contract writes instants: "2026-11-09T14:03:00Z". */
export function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Keeps what a slow function of a number said, up to so many. Pure functions only. */
function remembered(slow: (at: number) => string, most: number): (at: number) => string {
  const kept = new Map<number, string>();
  return (at) => {
    const before = kept.get(at);
    if (before !== undefined) return before;
    const said = slow(at);
    if (kept.size >= most) kept.clear();
    kept.set(at, said);
    return said;
  };
}

/** The calendar date of a UTC midnight: a decision writes many, all near today. */
export const dateAt = remembered((midnight) => new Date(midnight).toISOString().slice(0, 10), 4000);
/** Ends of days, of which there are few. */
export const isoOfDayEnd = remembered(iso, 4000);

type Span = { from: number; to: number };

/** The working spans of a local day, joined and in order, as instants. */
function spansOf(day: number, service: Pick<Working, "hours">, zone: string): Span[] {
  const weekday = weekdays[(new Date(day).getUTCDay() + 6) % 7]!;
  const instants = (clock: string) =>
    instantsOf(day + Number(clock.slice(0, 2)) * HOUR + Number(clock.slice(3)) * 60_000, zone);
  const spans = service.hours
    .filter((hours) => hours.days.includes(weekday))
    // Where the clock shows a time twice, the shorter day is the one we can promise.
    .map((hours) => ({ from: instants(hours.from).last, to: instants(hours.to).first }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push(span);
  }
  return joined;
}

/** When a person has answered at the latest: `firstReplyWorkingHours` from now. */
export function replyDue(now: number, service: Working, zone: string): number {
  return afterWorking(now, service.firstReplyWorkingHours, service, zone);
}

/** The end of so many of the service's working hours from now. Never in the past, never outside the hours. */
export function afterWorking(now: number, hours: number, service: Pick<Working, "hours">, zone: string): number {
  let left = Math.round(hours * HOUR);
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
