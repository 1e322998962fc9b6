import type { ComponentChildren, ComponentType } from "preact";
import { useRef } from "preact/hooks";
import { lawPacks, signals, stages } from "../../shared/policy/document.ts";
import { reasons } from "../../shared/reasons.ts";
import { useAt, useEditor } from "./context.ts";
import { at, nameOf } from "./draft.ts";
import type { Path } from "./draft.ts";
import { Hints, Listed, ReasonTicks, Row, Select, Ticks, Typed, Words } from "./fields.tsx";
import { focusSoon } from "./jump.ts";
import { LayerKnobs } from "./Knobs.tsx";
import { readers } from "./numbers.ts";
import type { Reader } from "./numbers.ts";
import { RuleRecord } from "./rules.tsx";
import { exemptWords, lawWords, reasonWords, signalWords, stageWords, text } from "./strings.ts";

/** The layers above the base: reasons, stages, and the lists of groups a merchant makes. */

const count = (terms: unknown) => (typeof terms === "object" && terms !== null ? Object.keys(terms).length : 0);

export function Reasons() {
  return (
    <>
      {reasons.map((reason) => (
        <Folded key={reason} path={["reasons", reason]} title={reasonWords[reason]}>
          <LayerKnobs layer={["reasons", reason]} about={reasonWords[reason].toLowerCase()} />
        </Folded>
      ))}
    </>
  );
}

type FoldedProps = { path: Path; terms?: Path; title: string; children: ComponentChildren };

/** A layer behind its name, with how much it says. */
function Folded({ path, terms = path, title, children }: FoldedProps) {
  const said = count(useAt(terms));
  const wrong = useEditor().hints.value.some((hint) => nameOf(hint.path).startsWith(nameOf(path)));
  return (
    <details class="folded card-like" data-path={nameOf(path)}>
      <summary>
        <span class="strong">{title}</span> <span class="quiet">{text.reasons.count(said)}</span>
        {wrong && <span class="tag look">{text.findings.title}</span>}
      </summary>
      <Hints path={path} />
      {children}
    </details>
  );
}

export function Stages() {
  return (
    <>
      {stages.map((stage) => (
        <Folded key={stage} path={["stages", stage]} terms={["stages", stage, "terms"]} title={stageWords[stage]}>
          <ReasonTicks path={["stages", stage, "reasons"]} legend={text.stages.only} help={text.stages.onlyHelp} />
          <Whole path={["stages", stage, "wholeOrderOnly"]} />
          <LayerKnobs layer={["stages", stage, "terms"]} about={stageWords[stage].toLowerCase()} />
        </Folded>
      ))}
    </>
  );
}

function Whole({ path }: { path: Path }) {
  const editor = useEditor();
  const on = useAt(path) === true;
  return (
    <label class="check" data-path={nameOf(path)}>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => editor.set(path, event.currentTarget.checked || undefined)}
      />
      {text.stages.whole}
    </label>
  );
}

type ListProps = {
  path: Path;
  add: string;
  /** What a new one is made of. */
  fresh: (id: string) => unknown;
  titleOf: (one: unknown) => string;
  Card: ComponentType<{ path: Path }>;
};

/** Groups a merchant makes: each a card with its fields, and a way to take it away. */
export function GroupList({ path, add, fresh, titleOf, Card }: ListProps) {
  const editor = useEditor();
  const value = useAt(path);
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const end = useRef<HTMLDivElement>(null);
  const append = () => {
    editor.set([...path, list.length], fresh(freeId(list, String(path.at(-1)))));
    focusSoon(() => end.current?.querySelector<HTMLElement>(".group:last-of-type input"));
  };
  const remove = (index: number) => {
    editor.set([...path, index], undefined);
    // Otherwise it is on the next one's "Remove" by then, and pressed twice it takes both.
    focusSoon(() => end.current?.querySelector<HTMLElement>(":scope > button"));
  };
  return (
    <div class="groups" ref={end} data-path={nameOf(path)}>
      {list.map((one, index) => (
        <div key={index} class="group" role="group" aria-label={titleOf(one)} data-path={nameOf([...path, index])}>
          <div class="group-head">
            <h4>{titleOf(one)}</h4>
            <button
              type="button"
              class="plain"
              aria-label={text.removeThis(titleOf(one))}
              onClick={() => remove(index)}
            >
              {text.remove}
            </button>
          </div>
          <Hints path={[...path, index]} />
          <Card path={[...path, index]} />
        </div>
      ))}
      <button type="button" onClick={append}>
        {add}
      </button>
    </div>
  );
}

/** "goods-2" where there is one already: an id stands once. */
function freeId(list: readonly unknown[], kind: string): string {
  const taken = new Set(list.map((one) => at(one, ["id"])));
  const word = kind.replace(/s$/, "");
  const numbers = Array.from({ length: list.length + 1 }, (_, index) => `${word}-${index + 1}`);
  return numbers.find((id) => !taken.has(id)) ?? word;
}

/** As shoppers read it; two kinds of goods may share that name, so the one in the record stands beside it. */
const named = (one: unknown) => {
  const [name, id] = [at(one, ["name"]), at(one, ["id"])];
  return name === undefined || name === id ? String(id) : `${String(name)} (${String(id)})`;
};

export function Products() {
  const fresh = (id: string) => ({ id, tags: [], terms: {} });
  return <GroupList path={["products"]} add={text.products.add} fresh={fresh} titleOf={named} Card={ProductCard} />;
}

function ProductCard({ path }: { path: Path }) {
  const words = text.products;
  // What nobody takes back is mostly meant of a change of mind alone, and not of what arrives broken.
  const exempt = useAt([...path, "withdrawalExempt"]) !== undefined;
  return (
    <>
      <div class="pair">
        <Words path={[...path, "name"]} label={words.name} needed={false} />
        <Words path={[...path, "id"]} label={words.id} />
      </div>
      <Listed path={[...path, "tags"]} label={words.tags} help={words.tagsHelp} />
      <ReasonTicks path={[...path, "only"]} legend={words.only} help={words.onlyHelp} open={exempt} />
      <Exempt path={[...path, "withdrawalExempt"]} />
      <LayerKnobs layer={[...path, "terms"]} about={words.layer} />
    </>
  );
}

const exemptOptions = Object.entries(exemptWords);

function Exempt({ path }: { path: Path }) {
  const editor = useEditor();
  const { exempt, exemptNone } = text.products;
  return (
    <Row path={path} label={exempt}>
      <Select
        label={exempt}
        value={useAt(path)}
        options={exemptOptions}
        none={exemptNone}
        set={(letter) => editor.set(path, letter)}
      />
    </Row>
  );
}

export function Seasons() {
  const fresh = (id: string) => {
    const year = new Date().getFullYear();
    return { id, orderedFrom: `${year}-11-01`, orderedTo: `${year}-12-24`, terms: {} };
  };
  return <GroupList path={["seasons"]} add={text.seasons.add} fresh={fresh} titleOf={named} Card={SeasonCard} />;
}

function SeasonCard({ path }: { path: Path }) {
  const words = text.seasons;
  return (
    <>
      <div class="pair">
        <Words path={[...path, "id"]} label={words.id} />
        <Words path={[...path, "orderedFrom"]} label={words.from} type="date" />
        <Words path={[...path, "orderedTo"]} label={words.to} type="date" />
      </div>
      <LayerKnobs layer={[...path, "terms"]} about={words.layer} />
    </>
  );
}

const lawOptions = lawPacks.map((pack) => [pack, lawWords[pack]] as const);
const capitals = (word: string) => word.toUpperCase();

export function Markets() {
  const words = text.markets;
  const fresh = (id: string) => ({ id, countries: [], terms: {} });
  return (
    <>
      <GroupList path={["markets"]} add={words.add} fresh={fresh} titleOf={named} Card={MarketCard} />
      <Ticks path={["law"]} legend={words.law} help={words.lawHelp} options={lawOptions} />
    </>
  );
}

function MarketCard({ path }: { path: Path }) {
  const words = text.markets;
  return (
    <>
      <div class="pair">
        <Words path={[...path, "id"]} label={words.id} />
        <Listed path={[...path, "countries"]} label={words.countries} help={words.countriesHelp} tidy={capitals} />
      </div>
      <LayerKnobs layer={[...path, "terms"]} about={words.layer} />
    </>
  );
}

const signalOptions = signals.map((signal) => [signal, signalWords[signal]] as const);

export function Customers() {
  const fresh = (id: string) => ({ id, tags: [], terms: {} });
  return <GroupList path={["customers"]} add={text.customers.add} fresh={fresh} titleOf={named} Card={CustomerCard} />;
}

function CustomerCard({ path }: { path: Path }) {
  const words = text.customers;
  return (
    <>
      <div class="pair">
        <Words path={[...path, "name"]} label={words.name} help={words.nameHelp} needed={false} />
        <Words path={[...path, "id"]} label={words.id} />
      </div>
      <Listed path={[...path, "tags"]} label={words.tags} help={words.tagsHelp} />
      <Ticks path={[...path, "skipSignals"]} legend={words.skip} options={signalOptions} />
      <LayerKnobs layer={[...path, "terms"]} about={words.layer} />
    </>
  );
}

const signalTitle = (one: unknown) => signalWords[at(one, ["signal"]) as keyof typeof signalWords] ?? "";
const freshSignal = () => ({ signal: "cases90d", atLeast: 4 });

export function Signals() {
  const { add } = text.signals;
  return <GroupList path={["signals"]} add={add} fresh={freshSignal} titleOf={signalTitle} Card={SignalCard} />;
}

function SignalCard({ path }: { path: Path }) {
  const editor = useEditor();
  const words = text.signals;
  const rule = useAt(path);
  const signal = useAt([...path, "signal"]);
  const isShare = signal === "refundRate365d";
  return (
    <>
      <Row path={[...path, "signal"]} label={words.sign}>
        <Select
          label={words.sign}
          value={signal}
          options={signalOptions}
          set={(chosen) => editor.set(path, otherSign(rule, chosen))}
        />
      </Row>
      {isShare ? <ShareFields path={path} /> : <Needed path={[...path, "atLeast"]} label={words.from} />}
      <ReasonTicks path={[...path, "reasons"]} legend={words.only} help={words.onlyHelp} />
      <RuleRecord path={path} />
    </>
  );
}

/** A share is of a number of orders, and no other sign has one: the rest of the rule is kept. */
function otherSign(rule: unknown, signal: string | undefined): unknown {
  const { atLeast, reasons: some } = rule as { atLeast?: unknown; reasons?: unknown };
  const was = at(rule, ["signal"]);
  const only = some === undefined ? {} : { reasons: some };
  if (signal === "refundRate365d") return { signal, atLeast: 3000, minimumOrders: 5, ...only };
  return { signal, atLeast: was === "refundRate365d" ? 4 : atLeast, ...only };
}

function ShareFields({ path }: { path: Path }) {
  const words = text.signals;
  return (
    <>
      <Needed
        path={[...path, "atLeast"]}
        label={words.share}
        meaning={words.shareMeaning}
        unit="%"
        reader={readers.share}
      />
      <Needed path={[...path, "minimumOrders"]} label={words.minimum} meaning={words.minimumMeaning} />
    </>
  );
}

type NeededProps = { path: Path; label: string; meaning?: string; unit?: string; reader?: Reader };

/** A number that has to be there. */
function Needed({ path, label, meaning, unit, reader = readers.count }: NeededProps) {
  const editor = useEditor();
  return (
    <Row path={path} label={label} meaning={meaning}>
      <Typed
        path={path}
        label={label}
        value={useAt(path)}
        reader={reader}
        unit={unit}
        set={(value) => editor.set(path, value)}
        needed={text.errors.needed}
      />
    </Row>
  );
}
