import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useDesk } from "./context.ts";
import { sentenceFor } from "./failures.ts";
import { text } from "./strings.ts";

const resendAfter = 30_000;

/** E-mail, then the code. Whoever was in the middle of something comes back to exactly that. */
export function SignIn() {
  const desk = useDesk();
  const email = useSignal("");
  const sentAt = useSignal<number | null>(null);
  return (
    <main class="sign-in">
      <div class="card">
        <p class="brand">Amends</p>
        <h1>{text.signIn.title}</h1>
        {desk.merchant === null ? (
          <p>
            {text.signIn.noMerchant} <code>?merchant=mer_…</code>
          </p>
        ) : sentAt.value === null ? (
          <EmailForm
            merchant={desk.merchant}
            before={email.value}
            sent={(address) => {
              email.value = address;
              sentAt.value = desk.now();
            }}
          />
        ) : (
          <CodeForm merchant={desk.merchant} email={email.value} change={() => (sentAt.value = null)} />
        )}
      </div>
    </main>
  );
}

type EmailProps = { merchant: string; before: string; sent: (email: string) => void };

function EmailForm({ merchant, before, sent }: EmailProps) {
  const desk = useDesk();
  const typed = useSignal(before);
  const error = useSignal("");
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    const address = typed.value.trim();
    if (!/^\S+@\S+\.\S+$/.test(address)) return void (error.value = text.signIn.emailShape);
    busy.value = true;
    const answer = await desk.api.signIn(merchant, address);
    busy.value = false;
    if (answer.ok) sent(address);
    else error.value = sentenceFor(answer.failure);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{text.signIn.lead}</p>
      <label for="email">{text.signIn.email}</label>
      <input
        id="email"
        type="email"
        autocomplete="username"
        ref={focusOnce}
        value={typed}
        onInput={(event) => (typed.value = event.currentTarget.value)}
        aria-invalid={error.value !== ""}
        aria-describedby="sign-in-error"
      />
      <SignInError message={error.value} />
      <button type="submit" class="primary wide" aria-disabled={busy.value}>
        {busy.value ? text.form.sending : text.signIn.send}
      </button>
    </form>
  );
}

function CodeForm({ merchant, email, change }: { merchant: string; email: string; change: () => void }) {
  const desk = useDesk();
  const code = useSignal("");
  const error = useSignal("");
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    const digits = code.value.replace(/\D/g, "");
    if (digits.length !== 6) return void (error.value = text.signIn.codeShape);
    busy.value = true;
    const answer = await desk.api.session(merchant, email, digits);
    busy.value = false;
    if (!answer.ok) return void (error.value = sentenceFor(answer.failure));
    desk.signedIn(answer.value);
    await Promise.all([desk.refreshQueue(), desk.refreshCase()]);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p role="status">{text.signIn.sent(email)}</p>
      <label for="code">{text.signIn.code}</label>
      <input
        id="code"
        class="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        ref={focusOnce}
        value={code}
        onInput={(event) => (code.value = event.currentTarget.value)}
        aria-invalid={error.value !== ""}
        aria-describedby="sign-in-error"
      />
      <SignInError message={error.value} />
      <button type="submit" class="primary wide" aria-disabled={busy.value}>
        {busy.value ? text.form.sending : text.signIn.enter}
      </button>
      <p class="quiet small">{text.signIn.nothingCame}</p>
      <div class="row">
        <Resend merchant={merchant} email={email} tell={(message) => (error.value = message)} />
        <button type="button" class="plain" onClick={change}>
          {text.signIn.change}
        </button>
      </div>
    </form>
  );
}

/** Another code, once the first has had time to come. */
function Resend({ merchant, email, tell }: { merchant: string; email: string; tell: (message: string) => void }) {
  const desk = useDesk();
  const sentAt = useSignal(desk.now());
  const time = useSignal(desk.now());
  const left = useComputed(() => Math.max(0, Math.ceil((sentAt.value + resendAfter - time.value) / 1000)));
  useEffect(() => {
    const timer = setInterval(() => (time.value = desk.now()), 1000);
    return () => clearInterval(timer);
  }, [desk, time]);
  const again = async () => {
    if (left.value > 0) return;
    sentAt.value = time.value = desk.now();
    const answer = await desk.api.signIn(merchant, email);
    tell(answer.ok ? text.signIn.sentAgain : sentenceFor(answer.failure));
  };
  return (
    <button type="button" class="plain" aria-disabled={left.value > 0} onClick={() => void again()}>
      {left.value > 0 ? text.signIn.againIn(left.value) : text.signIn.again}
    </button>
  );
}

function SignInError({ message }: { message: string }) {
  return (
    <p id="sign-in-error" class="error" role="alert">
      {message}
    </p>
  );
}

/** A function of the module, so that Preact calls it on arrival and not on every drawing. */
function focusOnce(field: HTMLElement | null): void {
  field?.focus();
}
