import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import { Lines } from "./Lines.tsx";
import { words } from "./words.ts";

const say = () => words().confirm;

/** What we understood, in one sentence, right or corrected in one step. Where we aren't sure, we ask. */
export function Confirm(props: Props) {
  const { model, flow } = props;
  const heard = model.reading.value!;
  const question = flow.question();
  return (
    <>
      {heard.safety && <p class="n">{heard.safety.text}</p>}
      {flow.editing.value ? (
        <Lines {...props} title={say().form} />
      ) : question && question.id !== "lines" && question.options[0] ? (
        <Ask {...props} question={question} />
      ) : question || !flow.known() || !heard.summary ? (
        <Lines {...props} title={question?.text ?? say().form} lead={heard.reply} />
      ) : (
        <SayBack {...props} />
      )}
      <p>
        <button class="l" onClick={() => (model.step.value = "describe")}>
          {say().reword}
        </button>
      </p>
    </>
  );
}

function SayBack({ model, flow }: Props) {
  const { reply, summary } = model.reading.value!;
  return (
    <>
      <p>{reply}</p>
      <Title key={summary}>{summary}</Title>
      <p>{say().right}</p>
      <div class="e">
        <button class="b" aria-busy={model.busy.value} onClick={flow.submit}>
          {say().yes}
        </button>
        <button class="q" onClick={() => (flow.editing.value = true)}>
          {say().no}
        </button>
      </div>
    </>
  );
}

function Ask({ model, flow, question }: Props & { question: NonNullable<ReturnType<Props["flow"]["question"]>> }) {
  return (
    <>
      <p>{model.reading.value!.reply}</p>
      <Title key={question.id}>{question.text}</Title>
      <div class="g">
        {question.options.map(({ value, label }) => (
          <button key={value} class="q" aria-busy={model.busy.value} onClick={() => flow.answer(question.id, value)}>
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
