import { waivables } from "../../shared/policy/document.ts";
import { roles } from "../../shared/roles.ts";
import type { Role } from "../../shared/roles.ts";
import { useAt, useEditor } from "./context.ts";
import { nameOf } from "./draft.ts";
import type { Path } from "./draft.ts";
import { AmountField, Hints, Row, Select, Ticks } from "./fields.tsx";
import { Plain } from "./Limits.tsx";
import { readers } from "./numbers.ts";
import { roleWords, text, waivableWords } from "./strings.ts";

/** How far each role may go above the policy alone, and whose a proposal is that nobody answered. */

export function Staff() {
  const value = useAt(["staff"]);
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const named = list.map((one) => (one as { role?: unknown } | null)?.role);
  return (
    <>
      {roles.map((role) => (
        <Limits key={role} role={role} index={named.indexOf(role)} many={list.length} />
      ))}
      <EscalateTo />
    </>
  );
}

/** What a shop of a few people might begin with; an agent approves nothing. */
const fresh = {
  agent: { perCase: 2000, abovePolicyBp: 2500, perDay: 20_000, canWaive: ["window", "evidence"], approves: 0 },
  lead: { perCase: 10_000, abovePolicyBp: 5000, perDay: 100_000, canWaive: [...waivables], approves: 20_000 },
} as const satisfies Record<Role, object>;

/** Set as a whole, or not at all. */
function Limits({ role, index, many }: { role: Role; index: number; many: number }) {
  const editor = useEditor();
  const words = text.staff;
  const isSet = index >= 0;
  const path = ["staff", isSet ? index : many];
  const add = () => editor.set(path, { role, ...fresh[role] });
  const drop = () => editor.set(many === 1 ? ["staff"] : path, undefined);
  return (
    <fieldset class="budget" data-path={nameOf(path)}>
      <legend>{roleWords[role]}</legend>
      {!isSet && <p class="quiet small">{words.unlimited}</p>}
      {isSet && <Fields path={path} role={role} />}
      <button type="button" class="plain" onClick={isSet ? drop : add}>
        {isSet ? words.drop : words.set}
        <span class="unseen">: {roleWords[role]}</span>
      </button>
    </fieldset>
  );
}

const conditions = waivables.map((one) => [one, waivableWords[one]] as const);

function Fields({ path, role }: { path: Path; role: Role }) {
  const words = text.staff;
  return (
    <>
      <Hints path={path} />
      <Money path={[...path, "perCase"]} role={role} label={words.perCase} meaning={words.perCaseMeaning} />
      <Plain
        path={[...path, "abovePolicyBp"]}
        label={words.above}
        meaning={words.aboveMeaning}
        unit="%"
        reader={readers.shareAbove}
        needed
      />
      <Money path={[...path, "perDay"]} role={role} label={words.perDay} meaning={words.perDayMeaning} />
      <Ticks path={[...path, "canWaive"]} legend={words.canWaive} options={conditions} keepEmpty />
      <Money path={[...path, "approves"]} role={role} label={words.approves} meaning={words.approvesMeaning} />
    </>
  );
}

function Money({ path, role, label, meaning }: { path: Path; role: Role; label: string; meaning: string }) {
  const editor = useEditor();
  return (
    <Row path={path} label={label} meaning={meaning}>
      <AmountField
        path={path}
        label={`${roleWords[role]}: ${label}`}
        value={useAt(path)}
        set={(value) => editor.set(path, value)}
        needed={text.errors.needed}
      />
    </Row>
  );
}

const someone = roles.map((role) => [role, roleWords[role]] as const);

function EscalateTo() {
  const editor = useEditor();
  const words = text.staff;
  const path = ["service", "escalateTo"];
  return (
    <Row path={path} label={words.escalateTo} meaning={words.escalateToMeaning}>
      <Select
        label={words.escalateTo}
        value={useAt(path)}
        options={someone}
        none={words.anyone}
        set={(value) => editor.set(path, value)}
      />
    </Row>
  );
}
