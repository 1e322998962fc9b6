// A refund over several payments: one rule, to the cent.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tendersOf } from "../../shared/tenders.ts";
import type { Tender } from "../../shared/tenders.ts";
import { sharesOf } from "../../worker/connectors/shares.ts";
import type { Account } from "../../worker/connectors/shares.ts";

const money = fc.nat(1_000_000);
const payments = fc
  .array(fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), captured: money }), { maxLength: 6 })
  .map((all) => [...new Map(all.map((payment) => [payment.id, payment])).values()]);
/** What went back of them, by anyone: more than was captured too, for a shop may have refunded by mistake. */
const situation = payments.chain((all) =>
  fc.record({
    payments: fc.constant(all),
    gone: fc
      .array(money, { minLength: all.length, maxLength: all.length })
      .map((amounts) => new Map(all.map(({ id }, index) => [id, amounts[index]!]))),
    amount: money,
  }),
);
const sum = (tenders: readonly Tender[]) => tenders.reduce((all, { amount }) => all + amount, 0);

describe("a refund over an order's payments", () => {
  test("the last captured first, each up to what it has left", () => {
    const card = { id: "card", captured: 3000 };
    const gift = { id: "gift", captured: 2000 };
    const over = (amount: number, gone = new Map<string, number>()) => tendersOf(amount, [gift, card], gone);
    expect(over(2500)).toEqual([{ payment: "card", amount: 2500 }]);
    expect(over(3500)).toEqual([
      { payment: "card", amount: 3000 },
      { payment: "gift", amount: 500 },
    ]);
    expect(over(1000, new Map([["card", 3000]]))).toEqual([{ payment: "gift", amount: 1000 }]);
  });

  test("M1: the shares sum to the refund, whatever the payments have left", () =>
    fc.assert(
      fc.property(situation, ({ amount, payments: all, gone }) => {
        expect(sum(tendersOf(amount, all, gone))).toBe(amount);
      }),
    ));

  test("M2: no payment gives back more than it has left, and none is asked twice or for nothing", () =>
    fc.assert(
      fc.property(situation, ({ amount, payments: all, gone }) => {
        const tenders = tendersOf(amount, all, gone);
        expect(new Set(tenders.map(({ payment }) => payment)).size).toBe(tenders.length);
        for (const { payment, amount: share } of tenders) {
          expect(share).toBeGreaterThan(0);
          if (payment === null) continue;
          const { captured } = all.find(({ id }) => id === payment)!;
          expect(share).toBeLessThanOrEqual(captured - gone.get(payment)!);
        }
      }),
    ));

  test("money that no payment accounts for is named as such, and only once every payment is empty", () =>
    fc.assert(
      fc.property(situation, ({ amount, payments: all, gone }) => {
        const left = all.reduce((rest, { id, captured }) => rest + Math.max(0, captured - gone.get(id)!), 0);
        const tenders = tendersOf(amount, all, gone);
        const nobodys = tenders.filter(({ payment }) => payment === null);
        expect(sum(nobodys)).toBe(Math.max(0, amount - left));
        expect(tenders.slice(0, -1).every(({ payment }) => payment !== null)).toBe(true);
      }),
    ));

  test("M2: refund after refund, by us and by others, no payment ever gives back more than it captured", () =>
    fc.assert(
      fc.property(payments, fc.array(money, { maxLength: 12 }), (all, amounts) => {
        const gone = new Map<string, number>();
        for (const amount of amounts)
          for (const { payment, amount: share } of tendersOf(amount, all, gone))
            if (payment !== null) gone.set(payment, (gone.get(payment) ?? 0) + share);
        for (const { id, captured } of all) expect(gone.get(id) ?? 0).toBeLessThanOrEqual(captured);
      }),
    ));
});

/** What a platform says at the moment of sending: somebody may have refunded there since it was shared out. */
const atThePlatform = situation.chain(({ payments: all, gone, amount }) =>
  fc.record({
    amount: fc.constant(amount),
    tenders: fc.constant(tendersOf(amount, all, gone)),
    accounts: fc.tuple(...all.map(({ id }) => fc.record({ id: fc.constant(id), left: money, ours: fc.constant(0) }))),
  }),
);
const total = (all: readonly { amount: number }[]) => all.reduce((sums, { amount }) => sums + amount, 0);
const gone = (accounts: readonly Account[], id: string, amount: number) =>
  accounts.map((account) =>
    account.id === id ? { id, left: account.left - amount, ours: account.ours + amount } : account,
  );

describe("a refund at a platform that refunds one payment at a time", () => {
  test("M1, M2: all of it as far as the payments have it, none beyond what it has left, none twice", () =>
    fc.assert(
      fc.property(atThePlatform, ({ amount, tenders, accounts }) => {
        const shares = sharesOf({ amount, tenders }, accounts);
        const left = accounts.reduce((sums, account) => sums + account.left, 0);
        expect(total(shares)).toBe(Math.min(amount, left));
        expect(new Set(shares.map(({ id }) => id)).size).toBe(shares.length);
        for (const { id, amount: share } of shares) {
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(accounts.find((account) => account.id === id)!.left);
        }
      }),
    ));

  test("each payment gives what it was to give, as far as it has that", () =>
    fc.assert(
      fc.property(atThePlatform, ({ amount, tenders, accounts }) => {
        const shares = sharesOf({ amount, tenders }, accounts);
        for (const { payment, amount: meant } of tenders) {
          const account = accounts.find(({ id }) => id === payment);
          const share = shares.find(({ id }) => id === payment)?.amount ?? 0;
          if (account) expect(share).toBeGreaterThanOrEqual(Math.min(meant, account.left));
        }
      }),
    ));

  test("cut off after any of them, in any order, it goes on to the same ends", () =>
    fc.assert(
      fc.property(atThePlatform, fc.array(fc.nat(5)), ({ amount, tenders, accounts }, picks) => {
        const whole = sharesOf({ amount, tenders }, accounts);
        let [now, sent]: [Account[], Map<string, number>] = [accounts, new Map()];
        for (let turn = 0; ; turn++) {
          const next = sharesOf({ amount, tenders }, now);
          if (next.length === 0) break;
          const share = next[(picks[turn] ?? 0) % next.length]!;
          expect(sent.has(share.id)).toBe(false);
          sent.set(share.id, share.amount);
          now = gone(now, share.id, share.amount);
        }
        expect(sent).toEqual(new Map(whole.map((share) => [share.id, share.amount])));
      }),
    ));
});
