import type { ComponentType } from "preact";
import { en as all } from "../strings/en-steps.ts";
import { Copy } from "./Copy.tsx";
import { Title } from "./Describe.tsx";
import type { Props } from "./later.tsx";
import { Standing } from "./Standing.tsx";

const en = all.done;

/** Where the case stands: what happens, when, what if not. What was said, and what can still be, follows in its own chunk. */
export function Done({ Asking, Follow, ...props }: Props & Partial<Record<"Asking" | "Follow", ComponentType<Props>>>) {
  const { model, flow } = props;
  const open = model.current.value!;
  const left = model.may("undo") ? flow.undoLeft() : 0;
  return (
    <>
      <Title>{en.titles[open.state]}</Title>
      {Asking && <Asking {...props} />}
      <div class="g" aria-live="polite">
        {open.items.map((item) => (
          <Standing key={item.id} {...props} item={item} open={open} />
        ))}
      </div>
      {left > 0 && (
        <button class="q" aria-label={en.undo} aria-busy={model.busy.value} onClick={flow.undo}>
          {en.undoFor(left)}
        </button>
      )}
      {model.may("accept") && (
        <button class="b" onClick={() => (model.step.value = "choose")}>
          {en.choose}
        </button>
      )}
      <Copy label={en.reference} text={open.reference} />
      {Follow && <Follow {...props} />}
    </>
  );
}
