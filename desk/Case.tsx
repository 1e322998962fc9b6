import { useLayoutEffect, useRef } from "preact/hooks";
import type { DeskCase } from "../shared/contract.ts";
import { ActionBar } from "./actions/ActionBar.tsx";
import { Boundary } from "./actions/Boundary.tsx";
import { OpenForm } from "./actions/OpenForm.tsx";
import { UndoBar } from "./actions/UndoBar.tsx";
import { CaseHead } from "./CaseHead.tsx";
import { useDesk } from "./context.ts";
import { Items } from "./Items.tsx";
import { TestBar } from "./Marks.tsx";
import { Proposals } from "./Proposals.tsx";
import { Record } from "./Record.tsx";
import { Settlements } from "./Settlements.tsx";
import { text } from "./strings.ts";
import { Words } from "./Words.tsx";

/** The middle column: everything about one case, and at its foot what can be done about it. */
export function CasePane() {
  const desk = useDesk();
  const opened = desk.opened.value;
  return (
    <section class="case pane" aria-label={opened?.shown?.case.reference ?? text.case.none}>
      {opened === null && <NoCase />}
      {opened?.missing && <p class="empty">{text.case.missing}</p>}
      {opened !== null && !opened.missing && opened.shown === null && <p class="empty quiet">{text.case.loading}</p>}
      <Notice />
      {opened?.shown && <OpenCase key={opened.id} shown={opened.shown} />}
    </section>
  );
}

function NoCase() {
  return (
    <div class="empty">
      <p class="strong">{text.case.none}</p>
      <p class="quiet">{text.case.noneHelp}</p>
    </div>
  );
}

function OpenCase({ shown }: { shown: DeskCase }) {
  const form = useDesk().form.value;
  const heading = useFocusWhenClosed(form !== null);
  return (
    <>
      <TestBar shown={shown} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
      <div class="case-body" role="region" aria-label={text.case.body} tabIndex={0}>
        <CaseHead shown={shown} heading={heading} />
        <Proposals shown={shown} />
        <Words shown={shown} />
        <Boundary words={shown.boundary} />
        <Settlements shown={shown} />
        <Items shown={shown} />
        <Record shown={shown} />
      </div>
      <UndoBar shown={shown} />
      <footer class="case-foot">{form ? <OpenForm shown={shown} form={form} /> : <ActionBar shown={shown} />}</footer>
    </>
  );
}

/** On opening a case, and when a form goes away, its heading takes the focus: it must not fall to the page's start. */
function useFocusWhenClosed(open: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!open) heading.current?.focus({ preventScroll: true });
  }, [open]);
  return heading;
}

/** Always on the page, so that screen readers hear what is put into it. */
export function Notice() {
  const notice = useDesk().notice.value;
  return (
    <div role="status" class={notice ? `notice ${notice.tone}` : "notice"}>
      {notice?.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
