import type * as v from "valibot";
import type { OrderAnswer, ReadingRequest } from "../../shared/contract.ts";
import { publicReading, read, reasonLabels } from "../../shared/listening/index.ts";
import type { Told } from "../../shared/listening/index.ts";
import { reasons } from "../../shared/reasons.ts";
import type { Reason } from "../../shared/reasons.ts";
import { labelsOf } from "../../shared/texts/withdrawal.ts";
import { reading } from "../http.ts";
import type { Ctx } from "../http.ts";
import type { Seen } from "../merchant/access.ts";
import { said } from "../merchant/tx.ts";
import type { Answer } from "../merchant/tx.ts";
import { Refusal, notFound } from "../problem.ts";
import type { Asked } from "./caller.ts";

/** The order page's facts for the panel: the look, the order, the reasons in the shopper's language, the cases. */
export async function orderAnswer(c: Ctx, { stub, config, shopper }: Asked): Promise<Answer> {
  const answer = await stub.orderAndCases(reading(config.version), shopper);
  if (answer.status !== 200) return answer;
  const lang = c.req.query("lang") ?? c.req.header("Accept-Language")?.split(",")[0] ?? "en";
  const known = JSON.parse(answer.body) as Seen;
  const withdrawal = known.withdrawal && { ...known.withdrawal, label: labelsOf(lang).withdraw };
  const body: OrderAnswer = { look: config.look, ...known, reasons: reasonLabels(lang), withdrawal };
  return said(body);
}

/** What we understood of the shopper's words. Nothing is stored. */
export async function readingAnswer(
  c: Ctx,
  { shopper, config }: Asked,
  asked: v.InferOutput<typeof ReadingRequest>,
): Promise<Answer> {
  if (shopper.kind === "key") throw notFound();
  const { order } = shopper.claim;
  const { success } = await c.env.READINGS.limit({ key: `${config.id} ${order.id}` });
  if (!success) throw new Refusal("rate_limited", "Please give us a moment, then try again.", { retryAfter: 10 });
  const items = asked.items?.map((item) => told(order.lines, item));
  const input = { text: asked.text, lang: asked.lang, order, now: Date.now() };
  return said(publicReading(read(input), { ...input, ...(items && { items }) }));
}

function told(lines: { id: string }[], item: { lineId: string; quantity: number; reason: string }): Told {
  if (!lines.some((line) => line.id === item.lineId))
    throw new Refusal("unknown_line", `The order has no line “${item.lineId}”.`);
  if (!(reasons as readonly string[]).includes(item.reason))
    throw new Refusal("unknown_reason", `“${item.reason}” is not one of the reasons.`);
  return { ...item, reason: item.reason as Reason };
}
