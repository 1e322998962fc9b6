import { useDesk } from "./context.ts";
import { CasePane } from "./Case.tsx";
import { Facts } from "./Facts.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { Letters } from "./Letters.tsx";
import { Queue } from "./Queue.tsx";
import { ConnectRoom, PolicyRoom } from "./Room.tsx";
import { SignIn } from "./SignIn.tsx";
import { text } from "./strings.ts";
import { TopBar } from "./TopBar.tsx";

function Starting() {
  const { offline } = useDesk();
  return (
    <main class="sign-in" aria-busy={!offline.value}>
      {offline.value && <p role="status">{text.top.offline}</p>}
    </main>
  );
}

/** The rooms for leads. */
const rooms = { cases: null, policy: <PolicyRoom />, connections: <ConnectRoom />, letters: <Letters /> };

export function App({ help }: { help: () => void }) {
  const desk = useDesk();
  if (desk.screen.value === "starting") return <Starting />;
  if (desk.screen.value === "sign_in") return <SignIn />;
  if (desk.place.value !== "cases" && desk.me.value?.role === "lead") {
    return (
      <>
        <TopBar help={help} />
        {rooms[desk.place.value]}
        <KeysDialog />
      </>
    );
  }
  return (
    <>
      <TopBar help={help} />
      <main class={desk.opened.value ? "columns has-case" : "columns"}>
        <Queue />
        <CasePane />
        <Facts />
      </main>
      <KeysDialog />
    </>
  );
}
