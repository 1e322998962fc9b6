import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { defaults } from "../../shared/policy/terms.ts";
import { useAt, useEditor } from "./context.ts";
import { at, operationIn, operators, withOperation } from "./draft.ts";
import type { Operator, Path } from "./draft.ts";
import { AmountField, Hints, Row, Select, Typed, Words } from "./fields.tsx";
import { focusSoon } from "./jump.ts";
import { allKnobs, knobs, meaningOf, units } from "./knobs.ts";
import type { Knob, KnobAbout, NumberKind } from "./knobs.ts";
import { readers } from "./numbers.ts";
import { operatorWords, text } from "./strings.ts";

/** The knobs of one layer: all of them at the base, elsewhere those that say something of their own. */

/** What holds everywhere unless a layer says otherwise. */
export function BaseKnobs({ names }: { names: readonly Knob[] }) {
  return (
    <>
      {names.map((knob) => (
        <Row
          key={knob}
          path={["base", knob]}
          label={knobs[knob].label}
          meaning={meaningOf(knob)}
          empty={knobs[knob].empty}
        >
          <Control layer={["base"]} knob={knob} base />
        </Row>
      ))}
    </>
  );
}

/** What one layer says of its own, each with a way to take it back, and a way to say more. */
export function LayerKnobs({ layer, about }: { layer: Path; about: string }) {
  const editor = useEditor();
  const terms = useAt(layer);
  const list = useRef<HTMLDivElement>(null);
  const own = allKnobs.filter((knob) => at(terms, [knob]) !== undefined);
  const left = allKnobs.filter((knob) => !own.includes(knob)).map((knob) => [knob, knobs[knob].label] as const);
  const add = (name: string | undefined) => {
    if (!name) return;
    editor.set([...layer, name], startingValue(editor.draft.value, layer, name as Knob));
    focusSoon(() => list.current?.querySelector<HTMLElement>(`[data-knob="${name}"] :is(input, select)`));
  };
  return (
    <div class="layer" ref={list}>
      {own.length === 0 && <p class="quiet small">{text.nothingSaid}</p>}
      {own.map((knob) => (
        <LayerKnob key={knob} layer={layer} knob={knob} />
      ))}
      <div class="add-knob">
        <Select label={text.addKnobLabel(about)} value="" options={left} none={text.addKnob} set={add} />
      </div>
    </div>
  );
}

function LayerKnob({ layer, knob }: { layer: Path; knob: Knob }) {
  const editor = useEditor();
  const { label } = knobs[knob];
  const path = [...layer, knob];
  return (
    <div class="knob" data-path={path.join("/")} data-knob={knob} title={meaningOf(knob)}>
      <p class="knob-words strong">{label}</p>
      <div class="knob-control">
        <Control layer={layer} knob={knob} />
        <button
          type="button"
          class="plain remove"
          aria-label={text.removeThis(label.toLowerCase())}
          onClick={() => editor.set(path, undefined)}
        >
          {text.remove}
        </button>
      </div>
      <Hints path={path} whole />
    </div>
  );
}

/** Mostly made to give more time: what a reason gives beyond it must not become less by the way. */
const generous = new Set<unknown>(["seasons", "customers"]);

/** What a knob says when it is first turned: as at the base, so that adding it changes nothing yet. */
function startingValue(draft: unknown, layer: Path, knob: Knob): unknown {
  const start = valueBelow(draft, knob);
  return knob === "windowDays" && generous.has(layer[0]) ? withOperation("atLeast", start) : start;
}

function valueBelow(draft: unknown, knob: Knob): unknown {
  const about: KnobAbout = knobs[knob];
  const base = at(draft, ["base", knob]);
  if (base !== undefined) return operationIn(base).inner;
  if (about.kind === "choice") return defaults[knob];
  if (about.kind === "extra") return { kind: "free_shipping", maxCost: 0 };
  const start = defaults[knob];
  return typeof start === "number" && start < Number.MAX_SAFE_INTEGER ? start : 0;
}

function Control({ layer, knob, base = false }: { layer: Path; knob: Knob; base?: boolean }) {
  const editor = useEditor();
  const about: KnobAbout = knobs[knob];
  const path = [...layer, knob];
  const value = useAt(path);
  if (about.kind === "choice") {
    const none = base ? text.notSet : undefined;
    const set = (chosen: string | undefined) => editor.set(path, chosen);
    return <Select label={about.label} value={value} options={about.options} none={none} set={set} />;
  }
  if (about.kind === "extra") return <ExtraControl path={path} value={value} />;
  return <NumberControl path={path} about={about} value={value} base={base} />;
}

type NumberProps = {
  path: Path;
  about: Extract<KnobAbout, { kind: NumberKind }>;
  value: unknown;
  base: boolean;
};

/** A number and how it changes the one below it; at the base there is nothing below. */
function NumberControl({ path, about, value, base }: NumberProps) {
  const editor = useEditor();
  const { operator, inner } = operationIn(value);
  const chosen = useSignal<Operator>(operator);
  const now = inner === undefined ? chosen.value : operator;
  const set = (next: unknown) => editor.set(path, withOperation(now, next));
  const needed = base ? undefined : numberNeeded;
  const change = (next: string | undefined) => {
    chosen.value = (next ?? "set") as Operator;
    editor.set(path, withOperation(chosen.value, inner));
  };
  return (
    <>
      {(!base || operator !== "set") && (
        <Select label={text.howChanges(about.label)} value={now} options={operatorOptions} set={change} />
      )}
      {about.kind === "amount" ? (
        <AmountField path={path} label={about.label} value={inner} set={set} needed={needed} />
      ) : (
        <Typed
          path={path}
          label={about.label}
          value={inner}
          reader={readers[about.kind]}
          set={set}
          unit={units[about.kind]}
          needed={needed}
        />
      )}
    </>
  );
}

/** What is given, how much of it, and what it may cost. A layer may also say that there is none. */
function ExtraControl({ path, value }: { path: Path; value: unknown }) {
  const editor = useEditor();
  const own = (typeof value === "object" ? value : null) as Partial<Record<string, unknown>> | null;
  const words = text.extra;
  const choose = (kind: string | undefined) => {
    if (kind === undefined) return editor.set(path, undefined);
    const start = { discount_code: { valueBp: 1000 }, gift: { name: words.gift }, free_shipping: {} }[kind];
    editor.set(path, start ? { kind, ...start, maxCost: own?.["maxCost"] ?? 0 } : "none");
  };
  const kind = value === undefined ? "" : String(own?.["kind"] ?? "none");
  return (
    <>
      <Select label={knobs.extra.label} value={kind} options={words.kinds} none={text.notSet} set={choose} />
      {kind === "discount_code" && (
        <Typed
          path={[...path, "valueBp"]}
          label={words.share}
          value={own?.["valueBp"]}
          reader={readers.share}
          set={(next) => editor.set([...path, "valueBp"], next)}
          unit={units.share}
          needed={numberNeeded}
        />
      )}
      {kind === "gift" && <Words path={[...path, "name"]} label={words.name} />}
      {own && (
        <AmountField
          path={[...path, "maxCost"]}
          label={words.most}
          value={own["maxCost"]}
          set={(next) => editor.set([...path, "maxCost"], next)}
          needed={numberNeeded}
        />
      )}
    </>
  );
}

const numberNeeded = text.errors.needed;
const operatorOptions = operators.map((operator) => [operator, operatorWords[operator]] as const);
