import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { checkOffers, filled, offerDrafts } from "../drafts.ts";
import type { FieldError as Wrong, OfferDraft } from "../drafts.ts";
import { asksOfOffers } from "../latitude.ts";
import { text } from "../strings.ts";
import { Beyond, useWaivers } from "./Beyond.tsx";
import { Choice, FieldError, fitting, useDraft, Writing } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import { OfferRows } from "./OfferRows.tsx";
import type { FormProps } from "./OpenForm.tsx";

/** Another offer on one item, inside its bounds. The shopper chooses; nothing is imposed. */
export function Offer({ shown, form }: FormProps) {
  const desk = useDesk();
  const { currency } = shown.case;
  const items = fitting(shown.items, form.items);
  const picked = useItemDrafts(items, currency);
  const words = useDraft("offer");
  const note = useDraft("propose");
  const waivers = useWaivers();
  const errors = useSignal<readonly Wrong[]>([]);
  const { item } = picked;
  if (!item) return null;
  const checked = checkOffers(picked.drafts.value, item, currency);
  const asks = asksOfOffers(shown, item, checked.ok ? checked.value : []);
  const submit = () => {
    if (!checked.ok) return void (errors.value = checked.errors);
    if (checked.value.length === 0) return void (errors.value = [{ field: "offers", text: text.errors.noOffer }]);
    errors.value = [];
    const waives = waivers.named(asks);
    if (waives === null) return;
    const offer = { item: item.id, offers: checked.value, waives, ...filled({ text: words.value }) };
    const { version } = form;
    if (asks.approval) void desk.act("propose", { version, offer, ...filled({ note: note.value }) });
    else void desk.act("offer", { version, ...offer });
  };
  return (
    <Frame
      title={text.form.offerTitle}
      lead={text.form.offerLead}
      send={asks.approval ? text.form.askApproval : text.form.offerSend}
      submit={submit}
    >
      <WhichItem items={items} picked={picked} />
      <OfferRows drafts={picked.drafts} item={item} currency={currency} errors={errors.value} />
      <FieldError id="offers-error" message={errors.value.find(({ field }) => field === "offers")?.text ?? ""} />
      <Writing action="offer" label={`${text.form.toShopper} (${text.form.optional})`} value={words} />
      <Beyond asks={asks} waivers={waivers} note={note} />
    </Frame>
  );
}

type Items = ReturnType<typeof fitting>;
type Picked = { item: Items[number] | undefined; drafts: Signal<readonly OfferDraft[]>; pick: (id: string) => void };

/** The item written about, and the amounts typed for it; another item starts with its own. */
export function useItemDrafts(items: Items, currency: string): Picked {
  const id = useSignal(items[0]?.id ?? "");
  const item = items.find((one) => one.id === id.value);
  const drafts = useSignal<readonly OfferDraft[]>(item ? offerDrafts(item, currency) : []);
  const pick = (next: string) => {
    const other = items.find((one) => one.id === next);
    if (!other) return;
    id.value = next;
    drafts.value = offerDrafts(other, currency);
  };
  return { item, drafts, pick };
}

/** Asked only where there is more than one. */
export function WhichItem({ items, picked }: { items: Items; picked: Picked }) {
  if (items.length < 2) return null;
  const options = items.map((item) => ({ value: item.id, label: `${item.quantity} × ${item.title}` }));
  return <Choice legend={text.form.which} options={options} value={picked.item?.id ?? null} set={picked.pick} />;
}
