import { useComputed } from "@preact/signals";
import { runExamples } from "../../shared/policy/run-examples.ts";
import { stages } from "../../shared/policy/stages.ts";
import { reasons } from "../../shared/reasons.ts";
import { offered } from "../../shared/remedies.ts";
import { useAt, useEditor } from "./context.ts";
import { at, nameOf } from "./draft.ts";
import type { Path } from "./draft.ts";
import { Listed, Row, Select, Typed, Words } from "./fields.tsx";
import { GroupList } from "./Groups.tsx";
import { knobs } from "./knobs.ts";
import { amountReader, readers } from "./numbers.ts";
import type { Reader } from "./numbers.ts";
import { modeWords, reasonWords, stageWords, text } from "./strings.ts";

/** The merchant's own examples: each an order in few words, what must become of it, and whether that still holds. */

const words = text.own;
const fresh = () => ({
  name: words.freshName,
  given: { reason: "damaged", item: 2500, day: 3 },
  then: { refund: "automatic" },
});
const titleOf = (one: unknown) => String(at(one, ["name"]) ?? "");

export const OwnExamples = () => (
  <GroupList path={["examples"]} add={words.add} fresh={fresh} titleOf={titleOf} Card={Card} />
);

function Card({ path }: { path: Path }) {
  return (
    <>
      <State path={path} />
      <Words path={[...path, "name"]} label={words.name} />
      <Given path={[...path, "given"]} />
      <Then path={[...path, "then"]} />
    </>
  );
}

/** As one types; what came instead, and why, is a finding beside it. */
function State({ path }: { path: Path }) {
  const editor = useEditor();
  const index = Number(path.at(-1));
  const ran = useComputed(() =>
    editor.whole.value && editor.policy.value ? runExamples(editor.policy.value)[index] : undefined,
  );
  if (!ran.value) return null;
  const { holds } = ran.value;
  return (
    <div class={holds ? "own-state holds" : "own-state fails"} role="status">
      <p>
        <span class="tag">{holds ? words.holds : words.fails}</span>
      </p>
      {!holds && (
        <button type="button" class="plain" onClick={() => editor.takeOutcome(index)}>
          {words.takeNow}
        </button>
      )}
    </div>
  );
}

const reasonOptions = reasons.map((reason) => [reason, reasonWords[reason]] as const);
const stageOptions = stages.map((stage) => [stage, stageWords[stage]] as const);

function Given({ path }: { path: Path }) {
  const currency = useCurrency(path);
  return (
    <fieldset class="budget">
      <legend class="strong">{words.given}</legend>
      <Choice path={[...path, "reason"]} label={words.reason} options={reasonOptions} />
      <Figure path={[...path, "item"]} label={words.item} reader={amountReader(currency)} unit={currency} needed />
      <Figure path={[...path, "day"]} label={words.day} reader={readers.days} unit={text.service.days} />
      <Check path={[...path, "evidence"]} label={words.photo} />
      <details class="folded">
        <summary>{words.more}</summary>
        <Figure path={[...path, "quantity"]} label={words.quantity} reader={readers.count} />
        <Figure path={[...path, "shipping"]} label={words.shipping} reader={amountReader(currency)} unit={currency} />
        <Choice path={[...path, "stage"]} label={words.stage} options={stageOptions} none={stageWords.delivered} />
        <Listed path={[...path, "tags"]} label={words.tags} help={text.products.tagsHelp} />
        <Listed path={[...path, "customerTags"]} label={words.customerTags} help={text.customers.tagsHelp} />
        <div class="pair">
          <Words path={[...path, "country"]} label={words.country} needed={false} tidy={(code) => code.toUpperCase()} />
          <Words path={[...path, "placedOn"]} label={words.placedOn} type="date" needed={false} />
        </div>
        <Check path={[...path, "proof"]} label={words.proof} />
        <Check path={[...path, "business"]} label={words.business} />
      </details>
    </fieldset>
  );
}

/** The order's currency: the policy's, unless the example has another. */
function useCurrency(given: Path): string {
  const [own, usual] = [useAt([...given, "currency"]), useAt(["currency"])];
  return String(own ?? usual);
}

const modeOptions = Object.entries(modeWords);
const goodsOptions = [
  ["keep", words.stay],
  ["return", words.back],
] as const;

function Then({ path }: { path: Path }) {
  const currency = useCurrency([...path.slice(0, -1), "given"]);
  return (
    <fieldset class="budget" data-path={nameOf(path)}>
      <legend class="strong">{words.then}</legend>
      {offered.map((remedy) => (
        <Choice
          key={remedy}
          path={[...path, remedy]}
          label={knobs[remedy].label}
          options={modeOptions}
          none={words.either}
        />
      ))}
      <Choice path={[...path, "item"]} label={words.goods} options={goodsOptions} none={words.either} />
      <Figure path={[...path, "amount"]} label={words.amount} reader={amountReader(currency)} unit={currency} />
    </fieldset>
  );
}

type ChoiceProps = {
  path: Path;
  label: string;
  options: readonly (readonly [value: string, words: string])[];
  none?: string;
};

function Choice({ path, label, options, none }: ChoiceProps) {
  const editor = useEditor();
  return (
    <Row path={path} label={label}>
      <Select
        label={label}
        value={useAt(path)}
        options={options}
        none={none}
        set={(value) => editor.set(path, value)}
      />
    </Row>
  );
}

type NumberProps = { path: Path; label: string; reader: Reader; unit?: string; needed?: boolean };

function Figure({ path, label, reader, unit, needed = false }: NumberProps) {
  const editor = useEditor();
  return (
    <Row path={path} label={label}>
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

function Check({ path, label }: { path: Path; label: string }) {
  const editor = useEditor();
  return (
    <label class="check" data-path={nameOf(path)}>
      <input
        type="checkbox"
        checked={useAt(path) === true}
        onChange={(event) => editor.set(path, event.currentTarget.checked || undefined)}
      />
      {label}
    </label>
  );
}
