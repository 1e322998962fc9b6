import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { text } from "./strings.ts";

/** A room of the desk that is fetched when a lead opens it: everyone else's desk stays light. */

type RoomProps = { fetchPage: () => Promise<ComponentType>; loading: string };

function Room({ fetchPage, loading }: RoomProps) {
  const [room, setRoom] = useState<{ Page: ComponentType } | "missing" | null>(null);
  useEffect(() => {
    fetchPage().then(
      (Page) => setRoom({ Page }),
      () => setRoom("missing"),
    );
  }, [fetchPage]);
  if (room !== null && room !== "missing") return <room.Page />;
  return (
    <main class="empty" aria-busy={room === null}>
      <p role="status">{room === null ? loading : text.top.roomMissing}</p>
    </main>
  );
}

const fetchPolicy = () => import("./policy/index.tsx").then(({ PolicyPage }) => PolicyPage);
const fetchConnections = () => import("./connect/index.tsx").then(({ ConnectPage }) => ConnectPage);

export const PolicyRoom = () => <Room fetchPage={fetchPolicy} loading={text.top.policyLoading} />;
export const ConnectRoom = () => <Room fetchPage={fetchConnections} loading={text.top.connectionsLoading} />;
