import type { Item } from "../../shared/contract.ts";
import { followWords } from "./follow-words.ts";
import type { Props } from "./later.tsx";
import { Photos } from "./Photos.tsx";
import { takeFocus } from "./Talk.tsx";
import { words } from "./words.ts";

/** What we would like to know of an item: a photo, an answer, or both. A person can always look without. */
export function Asked(props: Props & { item: Item }) {
  const { item, model, flow, format } = props;
  const { asked } = followWords();
  const { choose, cancel } = words();
  const { photo = true, questions = [] } = item.asked ?? {};
  const instant = item.offers.filter(({ mode }) => mode === "evidence");
  const submit = (event: Event) => {
    event.preventDefault();
    void flow.sendEvidence(item);
  };
  const amount = (minor: number) => format.money(minor, model.current.value!.currency);
  const names = instant.map(
    ({ remedy, amount: minor }) => `${choose.inside(choose.names[remedy])}${minor ? ` (${amount(minor)})` : ""}`,
  );
  return (
    <form class="c" onSubmit={submit}>
      <h3 tabIndex={-1} ref={item.asked ? undefined : takeFocus}>
        {photo ? (proofOf(item) ?? asked.photo) : asked.question}
      </h3>
      {names[0] && <p>{asked.offers(names.join(", "))}</p>}
      {questions.map(({ id, text }) => (
        <label key={id}>
          {text}
          <textarea
            maxLength={10000}
            value={flow.words(id)}
            onInput={(event) => flow.write(id, event.currentTarget.value)}
          />
        </label>
      ))}
      {photo && <Photos {...props} item={item} />}
      <div class="e">
        <button class="b" aria-busy={model.busy.value}>
          {asked.send}
        </button>
        {item.asked ? (
          <button type="button" class="q" aria-busy={model.busy.value} onClick={() => void flow.without(item)}>
            {photo ? asked.without : asked.withoutAnswer}
          </button>
        ) : (
          <button type="button" class="q" onClick={() => (flow.talking.value = null)}>
            {cancel}
          </button>
        )}
      </div>
    </form>
  );
}

/** What the photo is to show, where it is to prove the purchase: said with the offers that wait for it. */
function proofOf({ offers }: Item): string | undefined {
  return offers.flatMap(({ why }) => why).find(({ code }) => code === "proof_needed")?.text;
}
