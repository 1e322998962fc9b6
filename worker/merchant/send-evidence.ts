import type * as v from "valibot";
import type { SendEvidenceRequest } from "../../shared/contract.ts";
import { textsOf } from "../../shared/texts/index.ts";
import { Refusal } from "../problem.ts";
import { addEvent, offersNow, pinned, saveCase } from "./cases.ts";
import type { ItemRow } from "./cases.ts";
import { decideOn, freshFacts } from "./deciding.ts";
import { bestMode, extraFor, keep, offersFor, photoAsked, wantsProof } from "./decisions.ts";
import { attach, markProof } from "./evidence.ts";
import { goneFor } from "./ledger.ts";
import { move, pick, requireVersion } from "./moves.ts";
import { recordStood } from "./overturns.ts";
import type { Context } from "./shopper.ts";
import { said } from "./words.ts";

/**
 * A photo, or an answer to what was asked: the decision is made again with it. What was shown stays the floor: where it
 * would be less now, a person looks. Throws `stale_version`, `action_not_available`, `invalid`.
 */
export function sendEvidence({ tx, row, known }: Context, request: v.InferOutput<typeof SendEvidenceRequest>): void {
  requireVersion(tx, row, request.version);
  const [item] = pick(tx, row, [request.item], "send_evidence", "shopper") as [ItemRow];
  const answered = answersTo(item, request.answers);
  attach(tx, row, item.id, request.evidence);
  if (item.state === "awaiting_evidence" && wantsProof(item)) markProof(tx, request.evidence);
  const before = item.decision;
  if (item.state === "in_review" || item.state === "awaiting_approval") {
    // A person has the case and decides with it: nothing that is on a screen changes.
    row.unanswered = true;
  } else {
    decideWith({ tx, row, known }, item, request);
    row.version += 1;
  }
  addEvent(tx, row, "shopper", "send_evidence", {
    items: [item.id],
    ...(request.evidence.length > 0 && { photos: request.evidence.length }),
    ...(answered && said(tx, row, answered)),
    // Decided anew: what is on the screen now, and the decision it takes the place of.
    ...(item.decision !== before && { private: { ...pinned(row), offers: offersNow([item]), replaced: before } }),
  });
  saveCase(tx, row);
}

/** Each question with its answer, as one text. Throws `invalid` for an answer to what nobody asked. */
function answersTo(item: ItemRow, answers: Record<string, string>): string {
  const questions = item.asked?.questions ?? [];
  return Object.entries(answers)
    .map(([id, answer]) => {
      const question = questions.find((asked) => asked.id === id);
      if (question) return `${question.text}\n${answer}`;
      const detail = `Nobody asked “${id}”.`;
      const finding = { path: `answers.${id}`, code: "unknown_question", message: detail };
      throw new Refusal("invalid", detail, { errors: [finding] });
    })
    .join("\n\n");
}

function decideWith(context: Context, item: ItemRow, sent: v.InferOutput<typeof SendEvidenceRequest>): void {
  const open = stillAsked(item, sent);
  if (open) {
    item.asked = open;
    return move(item, "send_evidence", "shopper", { mode: "evidence" });
  }
  // Nor is what was carried out for it carried out again because of another photo.
  const isOver = item.byStaff.length > 0 || goneFor(context.tx, context.row, item.id).remedies > 0;
  const mode = isOver ? "person" : decideAnew(context, item);
  move(item, "send_evidence", "shopper", { mode });
  item.asked = mode === "evidence" ? photoAsked : null;
  item.note = mode === "person" ? textsOf(context.row.lang).note.heard : null;
  if (mode !== "person") item.chosen = null;
}

/** What was asked and hasn't come yet; null when all of it is here. */
function stillAsked({ asked }: ItemRow, sent: v.InferOutput<typeof SendEvidenceRequest>): ItemRow["asked"] {
  if (!asked) return null;
  const questions = asked.questions.filter(({ id }) => !Object.hasOwn(sent.answers, id));
  const photo = asked.photo && sent.evidence.length === 0;
  return photo || questions.length > 0 ? { ...asked, photo, questions } : null;
}

/** Fresh offers in the place of the policy's old ones; a person's turn when any of them were less than was shown. */
function decideAnew({ tx, row, known }: Context, item: ItemRow): "automatic" | "evidence" | "person" {
  const facts = freshFacts(tx, row, item, known);
  const decision = decideOn(tx, row, facts);
  const fresh = (remedy: string) => decision.offers.find((offer) => offer.remedy === remedy);
  const asShown = item.offers.every((shown) => {
    const offer = fresh(shown.remedy);
    return offer && offer.amount >= shown.amount && offer.bonus >= shown.bonus;
  });
  const mode = asShown ? bestMode(decision) : "person";
  if (mode === "person") recordStood(tx, row, item.id, facts, decision);
  if (!asShown) return mode;
  const versions = { termsHash: row.termsHash, riskHash: row.riskHash };
  item.decision = keep(tx, decision, facts, versions);
  item.offers = offersFor(tx, decision, facts, row.lang, versions);
  item.extra = extraFor(decision, facts, row.lang);
  return mode;
}
