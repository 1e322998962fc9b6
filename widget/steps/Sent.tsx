import type { Item } from "../../shared/contract.ts";
import { followWords } from "./follow-words.ts";
import type { Props } from "./later.tsx";
import { Photos } from "./Photos.tsx";

/** Goods that go back: the shopper says that they are on their way. It stops the reminders, and nothing waits for it. */
export function Sent(props: Props) {
  const { model } = props;
  const say = followWords().back;
  const may = model.may("sent") ?? [];
  const items = model.current.value!.items.filter(({ id, back }) => may.includes(id) && back && !back.goods);
  const [item] = items.filter(({ back }) => !back!.sentAt);
  if (!item) return items[0] ? <p>{say.done}</p> : null;
  return <Form {...props} item={item} />;
}

function Form(props: Props & { item: Item }) {
  const { model, flow } = props;
  const say = followWords().back;
  const field = (name: "carrier" | "number") => (
    <label>
      {say[name]}
      <input
        maxLength={100}
        autocomplete="off"
        value={flow.words(name)}
        onInput={(event) => flow.write(name, event.currentTarget.value)}
      />
    </label>
  );
  const submit = (event: Event) => {
    event.preventDefault();
    void flow.sent(props.item);
  };
  return (
    <form class="c" onSubmit={submit}>
      <h3>{say.title}</h3>
      <p>{say.lead}</p>
      {field("carrier")}
      {field("number")}
      <Photos {...props} add={say.photo} />
      <button class="q" aria-busy={model.busy.value}>
        {say.send}
      </button>
    </form>
  );
}
