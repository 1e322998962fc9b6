import type { Signal } from "@preact/signals";
import type { DeskItem, OfferedRemedy } from "../../shared/contract.ts";
import { goodsOf, paying } from "../../shared/remedies.ts";
import type { FieldError, OfferDraft } from "../drafts.ts";
import { money } from "../format.ts";
import { remedyNames, text } from "../strings.ts";
import { Choice, TextField } from "./Fields.tsx";

type Props = { drafts: Signal<readonly OfferDraft[]>; item: DeskItem; currency: string; errors: readonly FieldError[] };

const goods = [
  { value: "keep", label: text.form.keep },
  { value: "return", label: text.form.return },
] as const;

/** The remedies side by side; each opens its fields when switched on. */
export function OfferRows({ drafts, item, currency, errors }: Props) {
  const change = (index: number, part: Partial<OfferDraft>) => {
    drafts.value = drafts.value.map((draft, at) => (at === index ? { ...draft, ...part } : draft));
  };
  return (
    <div class="offer-rows">
      {drafts.value.map((draft, index) => (
        <div key={draft.remedy} class={draft.on ? "offer-row on" : "offer-row"}>
          <label class="check strong">
            <input
              type="checkbox"
              checked={draft.on}
              onChange={(event) => change(index, { on: event.currentTarget.checked })}
            />
            {remedyNames[draft.remedy]}
          </label>
          {draft.on && (
            <OfferFields
              draft={draft}
              change={(part) => change(index, part)}
              errors={errors}
              hint={boundsLine(item, draft.remedy, currency)}
              currency={currency}
            />
          )}
        </div>
      ))}
    </div>
  );
}

/** "By yourself up to €34.81; up to €55.70 with approval", or from where to where there is nothing to approve. */
function boundsLine({ bounds, latitude }: DeskItem, remedy: OfferedRemedy, currency: string): string {
  const [min, max] = [money(bounds.min, currency), money(bounds.max, currency)];
  const band = latitude?.bands.find((one) => one.remedy === remedy);
  if (!band || latitude?.aloneAbove === 0 || band.ceiling >= bounds.max) return text.form.between(min, max);
  return text.form.alone(money(band.ceiling, currency), max);
}

type FieldsProps = {
  draft: OfferDraft;
  change: (part: Partial<OfferDraft>) => void;
  errors: readonly FieldError[];
  hint: string;
  currency: string;
};

function OfferFields({ draft, change, errors, hint, currency }: FieldsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === `${draft.remedy}.${field}`)?.text;
  return (
    <>
      {paying.has(draft.remedy) && (
        <TextField
          label={`${text.form.amount}, ${currency}`}
          value={draft.amount}
          set={(amount) => change({ amount })}
          error={errorOf("amount")}
          hint={hint}
        />
      )}
      {draft.remedy === "store_credit" && (
        <TextField
          label={`${text.form.bonus}, ${currency}`}
          value={draft.bonus}
          set={(bonus) => change({ bonus })}
          error={errorOf("bonus")}
        />
      )}
      {!goodsOf[draft.remedy] && (
        <Choice
          legend={text.form.goods}
          options={goods}
          value={draft.goods}
          set={(value) => change({ goods: value })}
        />
      )}
    </>
  );
}
