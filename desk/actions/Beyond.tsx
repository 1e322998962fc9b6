import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Waiver, WaiverReason } from "../../shared/contract.ts";
import type { Waivable } from "../../shared/policy/document.ts";
import type { Asks } from "../latitude.ts";
import { conditionNames, text, waiverReasonNames } from "../strings.ts";
import { FieldError, Writing } from "./Fields.tsx";

/** What a step needs that goes beyond the policy: why a condition is set aside, and a word to whoever approves it. */

type Reasons = Signal<Partial<Record<Waivable, WaiverReason>>>;

/** The reasons chosen so far; what is no longer set aside isn't sent. */
export function useWaivers() {
  const chosen: Reasons = useSignal({});
  const error = useSignal("");
  /** Each condition with its reason, or null, with a word on what is missing. */
  const named = ({ waived }: Asks): Waiver[] | null => {
    const waives = waived.flatMap((condition) => {
      const reason = chosen.value[condition];
      return reason ? [{ condition, reason }] : [];
    });
    error.value = waives.length < waived.length ? text.errors.noWaiverReason : "";
    return error.value === "" ? waives : null;
  };
  return { chosen, error, named };
}

type Props = { asks: Asks; waivers: ReturnType<typeof useWaivers> };

/** Why each condition is set aside. */
export function Waives({ asks, waivers }: Props) {
  return (
    <>
      {asks.waived.map((condition) => (
        <Reason key={condition} condition={condition} chosen={waivers.chosen} />
      ))}
      <FieldError id="waives-error" message={waivers.error.value} />
    </>
  );
}

export function Beyond({ asks, waivers, note }: Props & { note: Signal<string> }) {
  return (
    <>
      <Waives asks={asks} waivers={waivers} />
      <p class="beyond" role="status">
        {asks.approval && text.form.needsApproval}
      </p>
      {asks.approval && (
        <Writing action="propose" label={`${text.form.toApprover} (${text.form.optional})`} value={note} />
      )}
    </>
  );
}

/** No reason stands there by itself: it is kept for good, so somebody chooses it. */
function Reason({ condition, chosen }: { condition: Waivable; chosen: Reasons }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text.form.setsAside(conditionNames[condition])}</label>
      <select
        id={id}
        aria-describedby="waives-error"
        value={chosen.value[condition] ?? ""}
        onChange={(event) => {
          const reason = (event.currentTarget.value || undefined) as WaiverReason | undefined;
          chosen.value = { ...chosen.value, [condition]: reason };
        }}
      >
        <option value="">{text.form.chooseReason}</option>
        {Object.entries(waiverReasonNames).map(([reason, words]) => (
          <option key={reason} value={reason}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
