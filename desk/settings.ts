/** What this browser remembers between visits. Storage may be blocked or full: then it just doesn't. */

const merchantKey = "amends-desk-merchant";
const lettersKey = "amends-desk-letters";

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

export function lettersOn(): boolean {
  return recall(lettersKey) !== "off";
}

export function setLetters(on: boolean): void {
  remember(lettersKey, on ? "on" : "off");
}
