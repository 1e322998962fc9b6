import type * as v from "valibot";
import type { ItemFacts } from "../../shared/case.ts";
import type { DeskItem, Offer, QueueEntry, StaffOffer, staffRequests, Waiver } from "../../shared/contract.ts";
import { formatMoney } from "../../shared/money.ts";
import { waitsForGoods } from "../../shared/policy/decision.ts";
import { iso, replyDue } from "../../shared/time.ts";
import { addEvent, orderOf, pinned, ranks, saveCase } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { approversOf, judge, waiversNamed } from "./latitude.ts";
import { holder, requireNobodyElse } from "./lease.ts";
import { move, pick, requireVersion, unavailable } from "./moves.ts";
import { knownOrder, moneyLeft } from "./orders.ts";
import { liveHash, policyOf } from "./policies.ts";
import { builtOffers, offerNow, settleNow, settled } from "./staff.ts";
import type { Context, Member, Said } from "./staff.ts";
import type { Tx } from "./tx.ts";
import type { Allowance } from "./used.ts";

/** What is above one person's latitude waits for another's word: proposed, approved or sent back, or answered by nobody. */

type Request<Action extends "propose" | "approve" | "send_back"> = v.InferOutput<(typeof staffRequests)[Action]>;
type Kind = "offer" | "settle";
type Gives = Pick<Offer, "remedy" | "amount" | "bonus" | "value" | "goods">;

/** As it stands on its item. What is carried out is made anew from `offers` or `remedy`, and has to come to what `gives` says. */
export type StoredProposal = {
  kind: Kind;
  by: string;
  email: string;
  at: number;
  until: number;
  offers: StaffOffer[];
  remedy: "chosen" | "refund";
  gives: Gives[];
  /** The remedy waits for goods to come back. */
  returns: boolean;
  above: Record<string, number>;
  waives: Waiver[];
  said: Said;
  note: string | null;
};

/** Asks another person. The case is anyone's again. Throws `stale_version`, `action_not_available`, `invalid`. */
export function propose(context: Context, request: Request<"propose">): void {
  const { tx, row, me } = context;
  requireVersion(tx, row, request.version);
  const ids = request.offer ? [request.offer.item] : request.settle?.items;
  const items = pick(tx, row, ids, "propose", "staff");
  for (const item of items) {
    item.proposal = proposalFrom(context, item, request);
    move(item, "propose", "staff");
  }
  row.version += 1;
  if (!row.items.some((item) => item.state === "in_review")) row.lease = null;
  addEvent(tx, row, "staff", "propose", {
    items: items.map(({ id }) => id),
    staff: me.id,
    ...(request.note && { text: request.note }),
    private: { ...pinned(row), staffLimits: liveHash(tx), proposals: items.map(({ proposal }) => proposal) },
  });
  saveCase(tx, row);
}

function proposalFrom(context: Context, item: ItemRow, request: Request<"propose">): StoredProposal {
  const { offer, settle, note, signalWrong } = request;
  const { tx, row, me } = context;
  const remedy = settle?.remedy ?? "chosen";
  const made = offer ? builtOffers(tx, row, item, offer.offers) : [settled(tx, row, item, remedy)];
  const { above, waived } = judge(context, item, made);
  const { service, timeZone } = policyOf(tx, liveHash(tx));
  return {
    kind: offer ? "offer" : "settle",
    by: me.id,
    email: me.email,
    at: tx.now,
    until: replyDue(tx.now, service, timeZone),
    offers: offer?.offers ?? [],
    remedy,
    gives: made.map(givesOf),
    returns: settle !== undefined && made.some(waitsForGoods),
    above,
    waives: waiversNamed(waived, (offer ?? settle)!.waives),
    said: { text: offer?.text, signalWrong },
    note: note ?? null,
  };
}

const givesOf = ({ remedy, amount, bonus, value, goods }: Offer): Gives => ({ remedy, amount, bonus, value, goods });
/** As they were when they proposed it, whatever role and address they have by now. */
const proposerOf = ({ by, email }: StoredProposal) => ({ id: by, email });
const worthOf = ({ gives }: StoredProposal) => Math.max(0, ...gives.map(({ value }) => value));

/** What the table asks about a proposal: what this member may do with it, and whether the goods come back. */
export function approvalFacts(
  tx: Tx,
  row: CaseRow,
  item: ItemRow,
  me: Member,
): Pick<ItemFacts, "approval" | "returns"> {
  const { proposal } = item;
  if (!proposal) return { approval: null, returns: false };
  const { members } = approversOf(tx, row, item, proposerOf(proposal), worthOf(proposal));
  const isMine = proposal.by === me.id;
  const approval = members.some(({ id }) => id === me.id) ? proposal.kind : isMine ? "own" : null;
  return { approval, returns: proposal.returns };
}

/** Carries out what was proposed, as it was proposed. It counts on the one who proposed it. */
export function approve(context: Context, request: Request<"approve">): void {
  const { tx, row, me } = context;
  requireVersion(tx, row, request.version);
  const facts = (item: ItemRow) => approvalFacts(tx, row, item, me);
  for (const item of pick(tx, row, request.items, "approve", "staff", facts)) {
    const proposal = item.proposal!;
    const { above, waives } = proposal;
    const { alone } = approversOf(tx, row, item, proposerOf(proposal), worthOf(proposal));
    const before = facts(item);
    const made = madeAgain(tx, row, item, proposal);
    item.proposal = null;
    move(item, "approve", "staff", before);
    approved(context, item, alone);
    carryOut({ tx, row, me: memberById(tx, proposal.by) }, item, proposal, made, {
      above,
      waived: waives,
      approvedBy: me.id,
      alone,
    });
  }
  saveCase(tx, row);
}

/** That somebody approved, or that there was nobody else who could: for staff alone. */
export function approved({ tx, row, me }: Context, item: ItemRow, alone: boolean): void {
  addEvent(tx, row, "staff", "approve", {
    items: [item.id],
    staff: me.id,
    ...(alone && { text: "There was nobody else to approve it." }),
    private: { alone },
  });
}

/** The same offers on today's dates. Throws `action_not_available` where they would come to something else by now. */
function madeAgain(tx: Tx, row: CaseRow, item: ItemRow, proposal: StoredProposal): Offer[] {
  const { kind, offers, remedy, gives } = proposal;
  const { left } = moneyLeft(tx, knownOrder(tx, row.orderId)!);
  const gone = () => unavailable(tx, row, "That can no longer be given as it was proposed. Send it back, with a word.");
  if (gives.some(({ amount }) => amount > left)) return gone();
  const made = kind === "offer" ? builtOffers(tx, row, item, offers) : [settled(tx, row, item, remedy)];
  return JSON.stringify(made.map(givesOf)) === JSON.stringify(gives) ? made : gone();
}

function carryOut(by: Context, item: ItemRow, proposal: StoredProposal, made: Offer[], allowance: Allowance): void {
  if (proposal.kind === "offer") offerNow(by, item, made, proposal.said, allowance);
  else settleNow(by, item, made[0]!, proposal.said, allowance);
}

const memberById = (tx: Tx, id: string) =>
  tx.sql.exec<Member>("SELECT id, name, email, role FROM staff WHERE id = ?", id).one();

/** Not like this: back to review, with a word for the one who proposed it; or taken back by them. */
export function sendBack({ tx, row, me }: Context, request: Request<"send_back">): void {
  requireVersion(tx, row, request.version);
  const items = pick(tx, row, request.items, "send_back", "staff", (item) => approvalFacts(tx, row, item, me));
  for (const item of items) move(item, "send_back", "staff", approvalFacts(tx, row, item, me));
  row.version += 1;
  addEvent(tx, row, "staff", "send_back", {
    items: items.map(({ id }) => id),
    staff: me.id,
    text: request.text,
  });
  saveCase(tx, row);
}

/** Whether somebody has the case in hand who is neither this member nor the one who proposed something. */
export function isThird({ tx, row, me }: Context): boolean {
  const held = holder(tx, row);
  if (!held || held.id === me.id) return false;
  return !row.items.some(({ proposal }) => proposal?.by === held.id);
}

/** Who answers a proposal needs no hold; but a third person who has the case in hand goes first. Throws `lease_lost`. */
export function requireNoThird(context: Context): void {
  if (isThird(context)) requireNobodyElse(context);
}

/** Nobody answered in time: back to review, ahead of the usual ones, with a note that says so. */
export function lapseProposals(tx: Tx, row: CaseRow, items: readonly ItemRow[]): void {
  const { escalateTo } = policyOf(tx, liveHash(tx)).service;
  const notes = items.map((item) => unansweredNote(tx, row, item.proposal!, escalateTo ?? null));
  for (const item of items) move(item, "lapse", "clock");
  if (row.rank === ranks.usual) row.rank = ranks.escalated;
  row.version += 1;
  addEvent(tx, row, "clock", "proposal_lapsed", { items: items.map(({ id }) => id) });
  for (const text of notes) addEvent(tx, row, "clock", "note", { text });
  saveCase(tx, row);
}

function unansweredNote(tx: Tx, row: CaseRow, proposal: StoredProposal, role: string | null): string {
  const worth = formatMoney(worthOf(proposal), orderOf(tx, row).currency, "en");
  const said = `Nobody answered what ${memberById(tx, proposal.by).name} proposed (${worth}) in time.`;
  return role === null ? said : `${said} It is for a ${role} now.`;
}

/** A proposal as this member of staff sees it. */
export function proposalShown(tx: Tx, row: CaseRow, item: ItemRow, me: Member): DeskItem["proposal"] {
  const { proposal } = item;
  if (!proposal) return null;
  const { kind, by, at, until, gives, above, waives, said, note } = proposal;
  const { approval } = approvalFacts(tx, row, item, me);
  return {
    by: memberById(tx, by).name,
    at: iso(at),
    until: iso(until),
    kind,
    gives: gives.map((each) => ({ ...each, above: above[each.remedy] ?? 0 })),
    waives,
    text: said.text ?? null,
    note,
    mine: by === me.id,
    mayApprove: approval !== null && approval !== "own",
  };
}

/** In the queue: whether something waits for approval, and for this member's; and whom an unanswered one is for. */
export function approvalMark(tx: Tx, row: CaseRow, me: Member): Pick<QueueEntry, "approval" | "escalated"> {
  const waiting = row.items.filter(({ proposal }) => proposal !== null);
  const isMine = waiting.some((item) => !["own", null].includes(approvalFacts(tx, row, item, me).approval));
  const escalated = row.rank === ranks.escalated;
  return {
    approval: waiting.length === 0 ? null : isMine ? "mine" : "other",
    escalated: escalated ? { to: policyOf(tx, liveHash(tx)).service.escalateTo ?? null } : null,
  };
}

/** Whether all there is to do for staff is to wait for somebody else's word. */
export function waitsForOthers(tx: Tx, row: CaseRow, me: Member): boolean {
  const ours = row.items.filter((item) => item.state === "in_review" || item.state === "awaiting_approval");
  if (row.unanswered || ours.length === 0) return false;
  return ours.every(
    (item) => item.proposal !== null && ["own", null].includes(approvalFacts(tx, row, item, me).approval),
  );
}
