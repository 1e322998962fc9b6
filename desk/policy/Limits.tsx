import { useRef } from "preact/hooks";
import { weekdays } from "../../shared/policy/document.ts";
import { useAt, useEditor } from "./context.ts";
import { at, nameOf } from "./draft.ts";
import type { Path } from "./draft.ts";
import { AmountField, Hints, Row, Ticks, Typed, Words } from "./fields.tsx";
import { focusSoon } from "./jump.ts";
import { readers } from "./numbers.ts";
import type { Reader } from "./numbers.ts";
import { dayWords, text } from "./strings.ts";

/** What belongs to no layer: the budgets of what goes out by itself, and the shop's hours and promises. */

type PlainProps = {
  path: Path;
  label: string;
  meaning?: string;
  empty?: string;
  unit?: string;
  reader: Reader;
  needed?: boolean;
};

/** One number with its words. */
export function Plain({ path, label, meaning, empty, unit, reader, needed = false }: PlainProps) {
  const editor = useEditor();
  return (
    <Row path={path} label={label} meaning={meaning} empty={empty}>
      <Typed
        path={path}
        label={label}
        value={useAt(path)}
        reader={reader}
        unit={unit}
        set={(value) => editor.set(path, value)}
        needed={needed ? text.errors.needed : undefined}
      />
    </Row>
  );
}

export function Limits() {
  const words = text.itself;
  return (
    <>
      <Plain
        path={["limits", "perOrderBp"]}
        label={words.perOrder}
        meaning={words.perOrderMeaning}
        empty={words.perOrderEmpty}
        unit="%"
        reader={readers.shareOfOrder}
      />
      <Budget name="perCustomer" label={words.perCustomer} meaning={words.perCustomerMeaning} empty={words.noLimit} />
      <Budget name="perDay" label={words.perDay} meaning={words.perDayMeaning} empty={words.perDayEmpty} />
      <Plain
        path={["limits", "extrasPerCustomer90d"]}
        label={words.extras}
        meaning={words.extrasMeaning}
        empty={words.extrasEmpty}
        reader={readers.count}
      />
    </>
  );
}

type BudgetProps = { name: "perCustomer" | "perDay"; label: string; meaning: string; empty: string };

const freshBudget = {
  perCustomer: { days: 90, amount: 20_000, count: 4 },
  perDay: { amount: 150_000, count: 60 },
} as const;

/** An amount and a number of cases; set as a whole, or not at all. */
function Budget({ name, label, meaning, empty }: BudgetProps) {
  const editor = useEditor();
  const words = text.itself;
  const path = ["limits", name];
  const isSet = useAt(path) !== undefined;
  const amount = useAt([...path, "amount"]);
  const toggle = () => editor.set(path, isSet ? undefined : freshBudget[name]);
  return (
    <fieldset class="budget" data-path={nameOf(path)}>
      <legend>{label}</legend>
      <p class="quiet small">{meaning}</p>
      {!isSet && <p class="quiet small">{text.empty(empty)}</p>}
      <Hints path={path} />
      {isSet && (
        <>
          {name === "perCustomer" && (
            <Plain path={[...path, "days"]} label={words.days} reader={readers.days} unit={text.service.days} needed />
          )}
          <Row path={[...path, "amount"]} label={words.amount}>
            <AmountField
              path={[...path, "amount"]}
              label={`${label}: ${words.amount}`}
              value={amount}
              set={(value) => editor.set([...path, "amount"], value)}
              needed={text.errors.needed}
            />
          </Row>
          <Plain path={[...path, "count"]} label={words.count} reader={readers.count} needed />
        </>
      )}
      <button type="button" class="plain" onClick={toggle}>
        {isSet ? words.dropLimit : words.setLimit}
        <span class="unseen">: {label}</span>
      </button>
    </fieldset>
  );
}

const undoRows = [
  ["refund", text.service.undoRefund, "0"],
  ["replacement", text.service.undoReplacement, "0"],
  ["exchange", text.service.undoExchange, "0"],
  ["resend_part", text.service.undoPart, "0"],
  ["repair", text.service.undoRepair, "0"],
  ["store_credit", text.service.undoCredit, "30"],
  ["partial_refund", text.service.undoPartial, "0"],
  ["staff", text.service.undoStaff, "60"],
] as const;

export function Service() {
  const words = text.service;
  const [zone, currency] = [String(useAt(["timeZone"])), String(useAt(["currency"]))];
  return (
    <>
      <p class="quiet small">{words.zone(zone, currency)}</p>
      <Hours />
      <Plain
        path={["service", "firstReplyWorkingHours"]}
        label={words.firstReply}
        meaning={words.firstReplyMeaning}
        unit={words.workingHours}
        reader={readers.hours}
        needed
      />
      <Plain
        path={["service", "resolveWorkingHours"]}
        label={words.resolve}
        meaning={words.resolveMeaning}
        empty={words.noBound}
        unit={words.workingHours}
        reader={readers.hours}
      />
      <Plain
        path={["service", "offerDays"]}
        label={words.offerDays}
        meaning={words.offerDaysMeaning}
        empty={`14 ${words.days}`}
        unit={words.days}
        reader={readers.days}
      />
      <Plain
        path={["service", "followUpDays"]}
        label={words.followUp}
        meaning={words.followUpMeaning}
        empty={`3 ${words.days}`}
        unit={words.days}
        reader={readers.days}
      />
      <fieldset class="budget">
        <legend>{words.undo}</legend>
        <p class="quiet small">{words.undoMeaning}</p>
        {undoRows.map(([name, label, usual]) => (
          <Plain
            key={name}
            path={["service", "undoSeconds", name]}
            label={label}
            empty={`${usual} ${words.seconds}`}
            unit={words.seconds}
            reader={readers.seconds}
          />
        ))}
      </fieldset>
    </>
  );
}

const dayOptions = weekdays.map((day) => [day, dayWords[day]] as const);
const freshHours = { days: ["sat"], from: "10:00", to: "14:00" };

/** As far as it is typed yet. */
function hoursWords(hours: unknown): string {
  const days = at(hours, ["days"]);
  const open = weekdays.filter((day) => Array.isArray(days) && days.includes(day)).map((day) => dayWords[day]);
  return text.service.theseHours(open, String(at(hours, ["from"])), String(at(hours, ["to"])));
}

function Hours() {
  const editor = useEditor();
  const words = text.service;
  const path = ["service", "hours"];
  const value = useAt(path);
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const rows = useRef<HTMLFieldSetElement>(null);
  const remove = (index: number) => {
    editor.set([...path, index], undefined);
    focusSoon(() => rows.current?.querySelector<HTMLElement>(":scope > button"));
  };
  return (
    <fieldset class="budget" ref={rows} data-path={nameOf(path)}>
      <legend>{words.hours}</legend>
      <Hints path={path} />
      {list.map((hours, index) => (
        <div key={index} class="hours" data-path={nameOf([...path, index])}>
          <Ticks path={[...path, index, "days"]} legend={words.open} options={dayOptions} keepEmpty />
          <Words path={[...path, index, "from"]} label={words.from} type="time" />
          <Words path={[...path, index, "to"]} label={words.to} type="time" />
          {list.length > 1 && (
            <button
              type="button"
              class="plain"
              aria-label={text.removeThis(hoursWords(hours))}
              onClick={() => remove(index)}
            >
              {text.remove}
            </button>
          )}
          <Hints path={[...path, index]} />
        </div>
      ))}
      <button type="button" class="plain" onClick={() => editor.set([...path, list.length], freshHours)}>
        {words.addHours}
      </button>
    </fieldset>
  );
}
