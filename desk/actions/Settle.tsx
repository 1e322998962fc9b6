import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import type { DeskCase, DeskItem, Remedy } from "../../shared/contract.ts";
import { useDesk } from "../context.ts";
import { filled, fullRefund } from "../drafts.ts";
import { money } from "../format.ts";
import { asksOfSettling } from "../latitude.ts";
import { remedyNames, text } from "../strings.ts";
import { Beyond, useWaivers } from "./Beyond.tsx";
import { Choice, FieldError, fitting, Several, useDraft } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import type { FormProps } from "./OpenForm.tsx";

type Way = "chosen" | "refund";

/** What the shopper chose, or all of the money back: nothing else is ever settled without their word. */
export function Settle({ shown, form }: FormProps) {
  const desk = useDesk();
  const items = fitting(shown.items, form.items);
  const chosen: Signal<readonly string[]> = useSignal(form.items);
  const picked = items.filter(({ id }) => chosen.value.includes(id));
  const allChose = picked.length > 0 && picked.every((item) => item.chosen !== null);
  const wanted = useSignal<Way>("chosen");
  const way: Way = allChose ? wanted.value : "refund";
  const note = useDraft("propose");
  const waivers = useWaivers();
  const asks = asksOfSettling(shown, picked, way);
  const error = useSignal("");
  const submit = () => {
    if (picked.length === 0) return void (error.value = text.errors.noItem);
    error.value = "";
    const waives = waivers.named(asks);
    if (waives === null) return;
    const settle = { items: picked.map(({ id }) => id), remedy: way, waives };
    const { version } = form;
    if (asks.approval) void desk.act("propose", { version, settle, ...filled({ note: note.value }) });
    else void desk.act("settle", { version, ...settle });
  };
  return (
    <Frame
      title={text.form.settleTitle}
      lead={text.form.settleNote}
      send={asks.approval ? text.form.askApproval : text.form.settleSend}
      submit={submit}
    >
      <Several items={items} chosen={chosen} />
      {!allChose && <p>{text.form.settleNothing}</p>}
      <Choice
        legend={text.form.settleLegend}
        options={ways(picked, shown, allChose)}
        value={way}
        set={(value) => (wanted.value = value)}
      />
      <FieldError id="settle-error" message={error.value} />
      <Beyond asks={asks} waivers={waivers} note={note} />
    </Frame>
  );
}

function ways(picked: DeskItem[], shown: DeskCase, allChose: boolean): { value: Way; label: string }[] {
  const full = { value: "refund" as const, label: fullText(picked, shown) };
  if (!allChose) return [full];
  const words = picked.map((item) => chosenText(item, shown.case.currency)).join("; ");
  return [{ value: "chosen", label: `${text.form.settleChosen}: ${words}` }, full];
}

/** "All of it back: €27.85 to Visa •••• 4242, once the goods are back". */
function fullText(picked: DeskItem[], shown: DeskCase): string {
  const to = shown.order.payments.find((payment) => payment.captured > payment.refunded)?.label;
  const amount = money(fullRefund(shown, picked), shown.case.currency);
  const what = text.form.settleFull(amount, to ?? text.form.originalPayment);
  return picked.some((item) => comesBack(item, "refund")) ? text.form.settleReturn(what) : what;
}

/** "Refund €27.85 (Blue mug)". */
function chosenText(item: DeskItem, currency: string): string {
  if (item.chosen === null) return item.title;
  const offer = item.offers.find(({ remedy }) => remedy === item.chosen);
  const amount = offer && offer.amount > 0 ? ` ${money(offer.amount, currency)}` : "";
  const bonus = offer && offer.bonus > 0 ? ` ${text.case.extra(money(offer.bonus, currency))}` : "";
  const what = `${remedyNames[item.chosen]}${amount}${bonus} (${item.title})`;
  return comesBack(item, item.chosen) ? text.form.settleReturn(what) : what;
}

function comesBack(item: DeskItem, chosen: Remedy): boolean {
  return item.offers.find(({ remedy }) => remedy === chosen)?.goods === "return";
}
