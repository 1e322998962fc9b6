import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { text } from "./strings.ts";

/** The policy's editor, fetched when a lead opens it: everyone else's desk stays light. */
export function PolicyRoom() {
  const [room, setRoom] = useState<{ Page: ComponentType } | "missing" | null>(null);
  useEffect(() => {
    import("./policy/index.tsx").then(
      ({ PolicyPage }) => setRoom({ Page: PolicyPage }),
      () => setRoom("missing"),
    );
  }, []);
  if (room !== null && room !== "missing") return <room.Page />;
  return (
    <main class="empty" aria-busy={room === null}>
      <p role="status">{room === null ? text.top.policyLoading : text.top.policyMissing}</p>
    </main>
  );
}
