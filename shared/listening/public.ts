import type { Reading } from "../contract.ts";
import { lineOf, type Line, type Order } from "../order.ts";
import type { Reason } from "../reasons.ts";
import type { FullReading, Troubled } from "./index.ts";
import { languageOf } from "./languages.ts";
import { unitsLeft } from "./lines.ts";
import { isDelivered } from "./reasons.ts";
import { faultAmong, faultOf, reply, summarise, type Told } from "./say.ts";

/** The part of a reading that its shopper sees: the answer of `POST /v1/readings`. Anger, abuse and threats never are. */

type Question = Reading["questions"][number];

/** `items` = what the shopper corrected or confirmed: then it is about those, sure, with nothing left to ask. */
export type Asked = { text: string; lang: string; order: Order; now: number; items?: readonly Told[] };

/** How many reasons a question offers besides "Something else". */
const mostOptions = 5;
const usual = {
  delivered: ["damaged", "defective", "wrong_item", "missing", "changed_mind"],
  waiting: ["late", "never_arrived", "cancel", "damaged", "charged_wrong"],
} as const satisfies Record<string, readonly Reason[]>;

export function publicReading(full: FullReading, asked: Asked): Reading {
  const reading = asked.items ? corrected(full, asked.items) : full;
  const { reasons, sure, lines, wish, register, safety } = reading;
  const told = asked.items ?? (sure ? lines.flatMap(withReason) : []);
  const heard = reasons.map((candidate) => candidate.reason);
  const known = told.length > 0 ? told.map((item) => item.reason) : heard.slice(0, 1);
  const fault = sure ? faultOf(known) : faultAmong(heard);
  return {
    reasons,
    sure,
    lines,
    wish,
    summary: summarise({ ...asked, items: told, wish }) || null,
    reply: reply({ fault, register, lang: asked.lang }),
    register,
    safety: safety && { text: languageOf(asked.lang).texts.safety[safety] },
    questions: asked.items ? [] : questionsFor(full, asked),
  };
}

function corrected(full: FullReading, items: readonly Told[]): FullReading {
  const reasons = [...new Set(items.map((item) => item.reason))].map((reason) => ({ reason, confidence: 1 }));
  return {
    ...full,
    reasons,
    sure: true,
    lines: items.map(({ lineId, quantity, reason }) => ({ lineId, quantity, reason })),
  };
}

function withReason({ reason, ...meant }: Troubled): Told[] {
  return reason === null ? [] : [{ ...meant, reason }];
}

function questionsFor(full: FullReading, asked: Asked): Question[] {
  const { questions } = languageOf(asked.lang).texts;
  const left = asked.order.lines.filter((line) => unitsLeft(line) > 0);
  const asking: Question[] = [];
  const known = full.lines.some(({ reason }) => reason !== null);
  if (!full.sure && known) {
    const unclear = full.lines.filter(({ reason }) => reason === null).map(({ lineId }) => lineId);
    return [{ id: "lines", text: questions.each, options: lineOptions(left.filter(({ id }) => unclear.includes(id))) }];
  }
  if (!full.sure) {
    const text = full.reasons.length > 0 ? questions.reasonGuess : questions.reason;
    asking.push({ id: "reason", text, options: reasonOptions(full, asked) });
  }
  if (full.lines.length === 0 && left.length > 1) {
    asking.push({ id: "lines", text: questions.lines, options: lineOptions(left) });
  }
  return asking;
}

function lineOptions(lines: readonly Line[]): Question["options"] {
  return lines.map((line) => ({ value: line.id, label: [line.title, line.variant].filter(Boolean).join(", ") }));
}

/** What we heard first, then what is usual for an order that came, or is on its way; "Something else" is always last. */
function reasonOptions(full: FullReading, { order, now, lang }: Asked): Question["options"] {
  const { texts } = languageOf(lang);
  const meant = full.lines.map((line) => lineOf(order, line.lineId)).filter((line) => line !== null);
  const delivered = (meant.length > 0 ? meant : order.lines).some((line) => isDelivered(line, now));
  const heard = full.reasons.map((candidate) => candidate.reason);
  const options = [...new Set<Reason>([...heard, ...usual[delivered ? "delivered" : "waiting"]])]
    .filter((reason) => reason !== "other")
    .slice(0, mostOptions);
  return [...options, "other" as const].map((reason) => ({ value: reason, label: texts.reasons[reason] }));
}
