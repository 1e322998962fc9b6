import { useSignal } from "@preact/signals";
import { useDesk } from "../context.ts";
import { checkOffers } from "../drafts.ts";
import type { FieldError } from "../drafts.ts";
import { asksOfOffers } from "../latitude.ts";
import { text } from "../strings.ts";
import { useWaivers, Waives } from "./Beyond.tsx";
import { fitting, useDraft, Writing } from "./Fields.tsx";
import { Frame } from "./Frame.tsx";
import { useItemDrafts, WhichItem } from "./Offer.tsx";
import { OfferRows } from "./OfferRows.tsx";
import type { FormProps } from "./OpenForm.tsx";

/** A no always comes with its reason; what is possible instead stands open, so leaving it out is a choice. */
export function Decline({ shown, form }: FormProps) {
  const desk = useDesk();
  const { currency } = shown.case;
  const items = fitting(shown.items, form.items);
  const picked = useItemDrafts(items, currency);
  const words = useDraft("decline");
  const missing = useSignal("");
  const errors = useSignal<readonly FieldError[]>([]);
  const waivers = useWaivers();
  const { item } = picked;
  if (!item) return null;
  const checked = checkOffers(picked.drafts.value, item, currency);
  const asks = asksOfOffers(shown, item, checked.ok ? checked.value : []);
  const bare = picked.drafts.value.every(({ on }) => !on);
  const submit = () => {
    const said = words.value.trim();
    missing.value = said === "" ? text.errors.noText : "";
    errors.value = checked.ok ? [] : checked.errors;
    const waives = waivers.named(asks);
    if (said === "" || !checked.ok || waives === null) return;
    void desk.act("decline", { version: form.version, item: item.id, text: said, instead: checked.value, waives });
  };
  return (
    <Frame
      title={text.form.declineTitle}
      send={bare ? text.form.declineBare : text.form.declineSend}
      weight={bare ? "plain" : "primary"}
      submit={submit}
    >
      <WhichItem items={items} picked={picked} />
      <Writing action="decline" label={text.form.declineText} value={words} error={missing.value} />
      <fieldset class="instead">
        <legend>{text.form.declineInstead}</legend>
        <p class="quiet small">{text.form.declineHint}</p>
        <OfferRows drafts={picked.drafts} item={item} currency={currency} errors={errors.value} />
        <Waives asks={asks} waivers={waivers} />
      </fieldset>
    </Frame>
  );
}
