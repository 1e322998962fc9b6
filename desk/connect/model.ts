import { signal } from "@preact/signals";
import type { ConnectorAnswer } from "../../shared/contract.ts";
import type { Platform } from "../../shared/platforms.ts";
import type { Answer, Failure } from "../api.ts";
import { sentenceFor } from "../failures.ts";
import type { ConnectApi } from "./api.ts";
import { fieldsOf } from "./fields.ts";
import type { Field } from "./fields.ts";
import { text } from "./strings.ts";

/** What the room of connections knows and does: signals and actions, no DOM. A key is forgotten once it is sent. */

type Kind = Platform["kind"];
type Notice = { tone: "good" | "warn"; lines: string[] };

export type Connections = ReturnType<typeof createConnections>;

export function createConnections(api: ConnectApi, signedOut: () => void) {
  const now = signal<ConnectorAnswer | null>(null);
  const missing = signal<string | null>(null);
  /** The platform whose form is open; null where none is. */
  const kind = signal<Kind | null>(null);
  const typed = signal<Readonly<Record<string, string>>>({});
  /** What is to be mended, by field. */
  const faults = signal<Readonly<Record<string, string>>>({});
  const notice = signal<Notice | null>(null);
  const busy = signal<"connect" | "check" | "disconnect" | null>(null);

  const choose = (chosen: Kind | null) => {
    const same = chosen !== null && now.value?.platform?.kind === chosen;
    const address = same ? now.value!.platform!.address : null;
    kind.value = chosen;
    typed.value = address === null ? {} : { url: address, shop: address };
    faults.value = {};
    notice.value = null;
  };

  const type = (name: string, value: string) => {
    typed.value = { ...typed.value, [name]: value };
    const { [name]: _, ...rest } = faults.value;
    faults.value = rest;
  };

  const failed = (failure: Failure) => {
    if (failure.code === "session_missing") return signedOut();
    const fields: readonly Field[] = kind.value === null ? [] : fieldsOf[kind.value];
    const own = (failure.errors ?? []).filter(({ path }) => fields.some(({ name }) => name === path));
    const others = (failure.errors ?? []).filter((error) => !own.includes(error)).map(({ message }) => message);
    const at = (name: string) => own.filter(({ path }) => path === name).map(({ message }) => message);
    faults.value = Object.fromEntries(own.map(({ path }) => [path, at(path).join(" ")]));
    const first = own.length > 0 ? text.mend : sentenceFor(failure);
    notice.value = { tone: "warn", lines: others.length > 0 && own.length === 0 ? others : [first, ...others] };
  };

  /** One thing at a time; what comes back is what is connected now. */
  const run = async (
    what: NonNullable<typeof busy.value>,
    call: () => Promise<Answer<ConnectorAnswer>>,
    said: (after: ConnectorAnswer) => string,
  ): Promise<void> => {
    if (busy.value !== null) return;
    busy.value = what;
    notice.value = null;
    const answer = await call();
    busy.value = null;
    if (!answer.ok) return failed(answer.failure);
    now.value = answer.value;
    choose(null);
    notice.value = { tone: "good", lines: [said(answer.value)] };
  };

  return {
    now,
    missing,
    kind,
    typed,
    faults,
    notice,
    busy,
    choose,
    type,
    async load(): Promise<void> {
      const answer = await api.now();
      if (answer.ok) now.value = answer.value;
      else if (answer.failure.code === "session_missing") signedOut();
      else missing.value = sentenceFor(answer.failure);
    },
    connect: () =>
      run(
        "connect",
        () => api.connect(platformOf(kind.value!, typed.value)),
        ({ platform }) => text.connected(platform!.kind),
      ),
    check: () => run("check", api.check, () => text.sound),
    disconnect: () => run("disconnect", api.disconnect, () => text.disconnected),
  };
}

/** What is sent: what was typed in this platform's own fields, and nothing that was left empty. */
function platformOf(kind: Kind, typed: Readonly<Record<string, string>>): Record<string, string> {
  const fields = fieldsOf[kind].map(({ name, optional }) => [name, (typed[name] ?? "").trim(), optional] as const);
  const sent = fields.filter(([, value, optional]) => !optional || value !== "");
  return { kind, ...Object.fromEntries(sent.map(([name, value]) => [name, value])) };
}
