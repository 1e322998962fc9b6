import type { ComponentType } from "preact";
import { Copy } from "./Copy.tsx";
import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import { Standing } from "./Standing.tsx";
import { words } from "./words.ts";

const say = () => words().done;

/** Where the case stands: what happens, when, what if not. What was said, and what can still be, follows in its own chunk. */
export function Done({ Asking, Follow, ...props }: Props & Partial<Record<"Asking" | "Follow", ComponentType<Props>>>) {
  const { model, flow } = props;
  const open = model.current.value!;
  const left = model.may("undo") ? flow.undoLeft() : 0;
  return (
    <>
      <Title>{say().titles[open.state]}</Title>
      {Asking && <Asking {...props} />}
      <div class="g" aria-live="polite">
        {open.items.map((item) => (
          <Standing key={item.id} {...props} item={item} open={open} />
        ))}
      </div>
      {left > 0 && (
        <button class="q" aria-label={say().undo} aria-busy={model.busy.value} onClick={flow.undo}>
          {say().undoFor(left)}
        </button>
      )}
      {model.may("accept") && (
        <button class="b" onClick={() => (model.step.value = "choose")}>
          {say().choose}
        </button>
      )}
      <Copy label={say().reference} text={open.reference} />
      {Follow && <Follow {...props} />}
    </>
  );
}
