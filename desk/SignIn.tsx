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
  const send = async (typed: string) => {
    const address = typed.trim();
    if (!/^\S+@\S+\.\S+$/.test(address)) return text.signIn.emailShape;
    const answer = await desk.api.signIn(merchant, address);
    if (!answer.ok) return sentenceFor(answer.failure);
    sent(address);
    return "";
  };
  const field = useAsked(before, send);
  return (
    <form onSubmit={field.submit} noValidate>
      <p>{text.signIn.lead}</p>
      <label for="email">{text.signIn.email}</label>
      <input id="email" type="email" autocomplete="username" {...field.input} />
      <SignInError message={field.error.value} />
      <Submit busy={field.busy.value}>{text.signIn.send}</Submit>
    </form>
  );
}

type CodeProps = { merchant: string; email: string; change: () => void };

function CodeForm({ merchant, email, change }: CodeProps) {
  const desk = useDesk();
  const send = async (typed: string) => {
    const digits = typed.replace(/\D/g, "");
    if (digits.length !== 6) return text.signIn.codeShape;
    const answer = await desk.api.session(merchant, email, digits);
    if (!answer.ok) return sentenceFor(answer.failure);
    desk.signedIn(answer.value);
    await Promise.all([desk.refreshQueue(), desk.refreshCase()]);
    return "";
  };
  const field = useAsked("", send);
  return (
    <form onSubmit={field.submit} noValidate>
      <p role="status">{text.signIn.sent(email)}</p>
      <label for="code">{text.signIn.code}</label>
      <input id="code" class="code" inputMode="numeric" autocomplete="one-time-code" {...field.input} />
      <SignInError message={field.error.value} />
      <Submit busy={field.busy.value}>{text.signIn.enter}</Submit>
      <p class="quiet small">{text.signIn.nothingCame}</p>
      <div class="row">
        <Resend merchant={merchant} email={email} tell={(message) => (field.error.value = message)} />
        <button type="button" class="plain" onClick={change}>
          {text.signIn.change}
        </button>
      </div>
    </form>
  );
}

/** One thing asked for and sent once at a time; `send` gives what is wrong with it, or "". */
function useAsked(before: string, send: (typed: string) => Promise<string>) {
  const typed = useSignal(before);
  const error = useSignal("");
  const busy = useSignal(false);
  const run = async () => {
    if (busy.value) return;
    busy.value = true;
    error.value = await send(typed.value);
    busy.value = false;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void run();
  };
  const input = {
    ref: focusOnce,
    value: typed,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => (typed.value = event.currentTarget.value),
    "aria-invalid": error.value !== "",
    "aria-describedby": "sign-in-error",
  };
  return { submit, input, error, busy };
}

function Submit({ busy, children }: { busy: boolean; children: string }) {
  return (
    <button type="submit" class="primary wide" aria-disabled={busy}>
      {busy ? text.form.sending : children}
    </button>
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
