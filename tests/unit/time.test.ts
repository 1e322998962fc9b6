// Calendar and working hours: examples by hand, and properties over the zones whose clocks misbehave.
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Policy, weekdays } from "../../shared/policy/document.ts";
import { daysBetween, endOfDayAfter, iso, localDate, localDateAfter, replyDue } from "../../shared/time.ts";
import type { Working } from "../../shared/time.ts";

const DAY = 86_400_000;
const at = (instant: string) => Date.parse(instant);

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Pacific/Auckland",
  "Asia/Kolkata",
  "America/St_Johns",
  "Pacific/Apia",
  // Changes its clocks by half an hour; at midnight; keeps a quarter hour.
  "Australia/Lord_Howe",
  "America/Havana",
  "Asia/Beirut",
  "America/Santiago",
  "Pacific/Chatham",
] as const;
const zone = fc.constantFrom(...zones);

/** Instants of some thirty years, half of them around clock changes. */
const changes = [
  "2011-12-30T10:00:00Z",
  "2026-03-08T07:00:00Z",
  "2026-03-29T01:00:00Z",
  "2026-04-04T14:00:00Z",
  "2026-09-26T14:00:00Z",
  "2026-10-25T01:00:00Z",
  "2026-11-01T06:00:00Z",
];
const around = fc
  .tuple(fc.constantFrom(...changes.map(at)), fc.integer({ min: -3 * DAY, max: 3 * DAY }))
  .map(([change, off]) => change + off);
const instant = fc.oneof(around, fc.integer({ min: at("2005-01-01T00:00:00Z"), max: at("2036-01-01T00:00:00Z") }));

const formats = new Map(
  zones.map((timeZone) => [
    timeZone as string,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
  ]),
);
/** The engine's own word for a zone's date and time, asked for in another way than the code does. */
const spoken = (when: number, timeZone: string) => formats.get(timeZone)!.format(when);
const spokenDate = (when: number, timeZone: string) => spoken(when, timeZone).slice(0, 10);

describe("dates", () => {
  test("are the zone's own", () => {
    fc.assert(
      fc.property(instant, zone, (when, where) => {
        expect(localDate(when, where)).toBe(spokenDate(when, where));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["2026-11-09T22:59:59Z", "Europe/Berlin", "2026-11-09"],
    ["2026-11-09T23:00:00Z", "Europe/Berlin", "2026-11-10"],
    ["2026-07-01T22:00:00Z", "Europe/Berlin", "2026-07-02"],
    ["2026-07-02T03:59:59Z", "America/New_York", "2026-07-01"],
    ["2026-11-09T18:30:00Z", "Asia/Kolkata", "2026-11-10"],
    ["2026-11-09T11:00:00Z", "Pacific/Auckland", "2026-11-10"],
    ["2026-12-31T23:59:59.999Z", "UTC", "2026-12-31"],
  ])("%s in %s is %s", (when, where, date) => expect(localDate(at(when), where)).toBe(date));

  test("so many days later count the calendar's days, not 24 hours", () => {
    expect(localDateAfter(at("2026-03-28T23:30:00Z"), 1, "Europe/Berlin")).toBe("2026-03-30");
    expect(localDateAfter(at("2026-10-24T22:30:00Z"), 1, "Europe/Berlin")).toBe("2026-10-26");
    expect(localDateAfter(at("2028-02-28T12:00:00Z"), 1, "UTC")).toBe("2028-02-29");
    expect(localDateAfter(at("2026-12-30T12:00:00Z"), 3, "UTC")).toBe("2027-01-02");
  });
});

describe("days between", () => {
  test("add up, turn round, and are zero on one day", () => {
    fc.assert(
      fc.property(instant, instant, instant, zone, (a, b, c, where) => {
        expect(daysBetween(a, b, where) + daysBetween(b, c, where)).toBe(daysBetween(a, c, where));
        expect(daysBetween(a, b, where) + daysBetween(b, a, where)).toBe(0);
        expect(daysBetween(a, b, where) === 0).toBe(localDate(a, where) === localDate(b, where));
        expect(localDateAfter(a, daysBetween(a, b, where), where)).toBe(localDate(b, where));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    // One second apart, over midnight; a day of 23 hours; one of 25; the day that Samoa never had.
    ["2026-11-09T22:59:59Z", "2026-11-09T23:00:00Z", "Europe/Berlin", 1],
    ["2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", "Europe/Berlin", 1],
    ["2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "Europe/Berlin", 0],
    ["2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "Europe/Berlin", 0],
    ["2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "Europe/Berlin", 1],
    ["2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z", "Pacific/Apia", 2],
    ["2026-11-09T12:00:00Z", "2026-10-10T12:00:00Z", "UTC", -30],
  ])("%s and %s in %s: %i", (from, to, where, days) => expect(daysBetween(at(from), at(to), where)).toBe(days));
});

describe("the end of a day", () => {
  test("is its last second, also on days of 23 and 25 hours", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 40 }), zone, (when, days, where) => {
        const end = endOfDayAfter(when, days, where);
        const date = localDateAfter(when, days, where);
        fc.pre(!(where === "Pacific/Apia" && date === "2011-12-30"));
        expect(spokenDate(end, where)).toBe(date);
        expect(spokenDate(end + 1000, where) > date).toBe(true);
        expect(end).toBeGreaterThan(when - 1000);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["2026-11-09T14:03:00Z", 14, "Europe/Berlin", "2026-11-23T22:59:59Z"],
    ["2026-03-15T12:00:00Z", 14, "Europe/Berlin", "2026-03-29T21:59:59Z"],
    ["2026-10-25T00:30:00Z", 0, "Europe/Berlin", "2026-10-25T22:59:59Z"],
    ["2026-03-08T12:00:00Z", 0, "America/New_York", "2026-03-09T03:59:59Z"],
    ["2026-09-26T12:00:00Z", 0, "Pacific/Auckland", "2026-09-27T10:59:59Z"],
    ["2026-11-09T18:30:00Z", 0, "Asia/Kolkata", "2026-11-10T18:29:59Z"],
    ["2026-11-01T12:00:00Z", 0, "America/St_Johns", "2026-11-02T03:29:59Z"],
    // Havana's clocks go from one in the morning back to midnight: that midnight comes twice, the day begins at the first.
    ["2026-10-31T12:00:00Z", 0, "America/Havana", "2026-11-01T03:59:59Z"],
    // Beirut's go from midnight to one: the day before ends where they jump.
    ["2026-03-28T12:00:00Z", 0, "Asia/Beirut", "2026-03-28T21:59:59Z"],
    ["2011-12-30T09:00:00Z", 0, "Pacific/Apia", "2011-12-30T09:59:59Z"],
  ])("%s and %i days in %s is %s", (when, days, where, end) =>
    expect(iso(endOfDayAfter(at(when), days, where))).toBe(end),
  );
});

test("instants are written to the second, in UTC", () => {
  expect(iso(at("2026-11-09T14:03:00Z"))).toBe("2026-11-09T14:03:00Z");
  expect(iso(at("2026-11-09T14:03:00.999Z"))).toBe("2026-11-09T14:03:00Z");
});

describe("a person's answer", () => {
  const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => {
    const two = (number: number) => String(number).padStart(2, "0");
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  });
  const hours = fc
    .record({ days: fc.subarray([...weekdays], { minLength: 1 }), a: clock, b: clock })
    .filter(({ a, b }) => a !== b)
    .map(({ days, a, b }) => ({ days, from: a < b ? a : b, to: a < b ? b : a }));
  const service: fc.Arbitrary<Working> = fc
    .record({
      hours: fc.array(hours, { minLength: 1, maxLength: 3 }),
      firstReplyWorkingHours: fc.oneof(fc.constantFrom(0.25, 1, 8, 24), fc.double({ min: 0.25, max: 60, noNaN: true })),
    })
    .filter(isService);

  /** Refused by the schema is refused here: so that both mean the same hours. */
  function isService(own: unknown): boolean {
    const document = {
      schema: "resolution-policy/1",
      id: "shop",
      currency: "EUR",
      timeZone: "UTC",
      base: {},
      service: own,
    };
    return v.safeParse(Policy, document).success;
  }

  function isOpen(when: number, own: Working, where: string): boolean {
    const text = spoken(when, where);
    const weekday = weekdays[(new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7]!;
    const time = text.slice(11, 19);
    return own.hours.some(({ days, from, to }) => days.includes(weekday) && `${from}:00` <= time && time <= `${to}:00`);
  }

  test("is never due in the past, never outside the hours, and whole milliseconds", () => {
    fc.assert(
      fc.property(instant, service, zone, (now, own, where) => {
        const due = replyDue(now, own, where);
        expect(due).toBeGreaterThan(now);
        expect(Number.isSafeInteger(due)).toBe(true);
        expect(isOpen(due - 1, own, where), `${spoken(due, where)} in ${JSON.stringify(own.hours)}`).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("is never due earlier because it was asked for later, or with more time to give it", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 5 * DAY }), service, zone, (now, later, own, where) => {
        const due = replyDue(now, own, where);
        expect(replyDue(now + later, own, where)).toBeGreaterThanOrEqual(due);
        const slower = { ...own, firstReplyWorkingHours: own.firstReplyWorkingHours + 1 };
        expect(replyDue(now, slower, where)).toBeGreaterThan(due);
      }),
      { numRuns: 500 },
    );
  });

  test("comes after just so many open minutes", () => {
    fc.assert(
      fc.property(around, service, zone, (now, own, where) => {
        const whole = { ...own, firstReplyWorkingHours: 1 };
        // At night the clocks change, and an hour that comes twice is not promised.
        fc.pre(own.hours.every(({ from, to }) => from >= "05:00" && to <= "23:00"));
        const start = Math.ceil(now / 60_000) * 60_000;
        const due = replyDue(start, whole, where);
        fc.pre(due - start < 8 * DAY);
        let openMinutes = 0;
        for (let when = start; when < due; when += 60_000) if (isOpen(when + 30_000, whole, where)) openMinutes += 1;
        expect(openMinutes).toBe(60);
      }),
      { numRuns: 40 },
    );
  });

  const office: Working = {
    hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:30" }],
    firstReplyWorkingHours: 8,
  };

  test.each([
    // Monday 9 November 2026, Berlin: opens 08:00Z, closes 16:30Z.
    ["2026-11-09T08:00:00Z", "2026-11-09T16:00:00Z"],
    ["2026-11-09T08:30:00Z", "2026-11-09T16:30:00Z"],
    ["2026-11-09T08:30:01Z", "2026-11-10T08:00:01Z"],
    ["2026-11-09T14:03:00Z", "2026-11-10T13:33:00Z"],
    ["2026-11-09T03:00:00Z", "2026-11-09T16:00:00Z"],
    ["2026-11-13T16:30:00Z", "2026-11-16T16:00:00Z"],
    ["2026-11-14T12:00:00Z", "2026-11-16T16:00:00Z"],
    // Over the weekend on which the clocks go back: Friday 23 October, 15:30 there; Monday's opening is 08:00Z.
    ["2026-10-23T13:30:00Z", "2026-10-26T14:00:00Z"],
  ])("asked for at %s is due by %s", (now, due) => expect(iso(replyDue(at(now), office, "Europe/Berlin"))).toBe(due));

  test("counts hours said twice once", () => {
    const twice = { ...office, hours: [...office.hours, { days: ["mon" as const], from: "08:00", to: "12:00" }] };
    expect(iso(replyDue(at("2026-11-09T06:00:00Z"), twice, "Europe/Berlin"))).toBe("2026-11-09T15:00:00Z");
  });

  test("keeps to hours that a clock change cuts short or doubles", () => {
    const night = (from: string, to: string): Working => ({
      ...office,
      hours: [{ days: ["sun"], from, to }],
      firstReplyWorkingHours: 1,
    });
    // 02:00 to 03:00 doesn't happen on 29 March: one hour of 01:00 to 02:30 is all there is.
    expect(iso(replyDue(at("2026-03-28T12:00:00Z"), night("01:00", "02:30"), "Europe/Berlin"))).toBe(
      "2026-03-29T01:00:00Z",
    );
    expect(iso(replyDue(at("2026-03-28T12:00:00Z"), night("02:00", "03:00"), "Europe/Berlin"))).toBe(
      "2026-04-05T01:00:00Z",
    );
    // 02:30 comes twice on 25 October: hours from then begin at the second, hours until then end at the first.
    const back = at("2026-10-24T12:00:00Z");
    expect(iso(replyDue(back, night("02:30", "03:30"), "Europe/Berlin"))).toBe("2026-10-25T02:30:00Z");
    expect(iso(replyDue(back, night("01:30", "02:30"), "Europe/Berlin"))).toBe("2026-10-25T00:30:00Z");
  });

  test("takes no time to find, however few the hours", () => {
    const rare: Working = {
      hours: [{ days: ["mon"], from: "09:00", to: "10:00" }],
      firstReplyWorkingHours: 400,
    };
    const before = performance.now();
    expect(iso(replyDue(at("2026-11-09T08:00:00Z"), rare, "Europe/Berlin"))).toBe("2034-07-03T08:00:00Z");
    expect(performance.now() - before).toBeLessThan(500);
  });
});
