/** What this browser remembers between visits. Storage may be blocked or full: then it just doesn't. */

const merchantKey = "amends-desk-merchant";
const lettersKey = "amends-desk-letters";
const sessionKey = "amends-desk-session";

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Blocked storage costs a convenience, nothing else.
  }
}

/** The merchant of this address, else the one used last. Null when neither is known. */
export function merchantOf(search: string): string | null {
  const named = new URLSearchParams(search).get("merchant");
  if (named) remember(merchantKey, named);
  return named || recall(merchantKey);
}

/**
 * Whether someone may be signed in here. The session itself is a cookie no script can read; this only spares a first
 * visit a question whose answer is known. Where nothing can be remembered, the server is asked.
 */
export function maybeSignedIn(): boolean {
  try {
    return localStorage.getItem(sessionKey) === "open";
  } catch {
    return true;
  }
}

export function rememberSession(state: "open" | "closed"): void {
  remember(sessionKey, state);
}

export function lettersOn(): boolean {
  return recall(lettersKey) !== "off";
}

export function setLetters(on: boolean): void {
  remember(lettersKey, on ? "on" : "off");
}
