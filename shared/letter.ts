/**
 * A mail before it is bytes: a language's texts fill a `Letter`, and one pure function each makes of it the plain text
 * and the HTML. Both say the same words; only HTML has the link's label and hides its address.
 */

export type Block =
  | { kind: "paragraph"; text: string }
  /** Somebody's own words: the shopper's, or a person's of ours. */
  | { kind: "quote"; text: string }
  /** Lines that belong together, such as where to send something. */
  | { kind: "address"; lead: string; lines: string }
  /** The one way on. `note` is said in small print below it. */
  | { kind: "link"; lead: string; label: string; url: string; note: string }
  /** Something to type in. */
  | { kind: "code"; text: string };

export type Letter = {
  subject: string;
  greeting: string | null;
  blocks: Block[];
  /** Who writes, below everything. */
  sign: string | null;
  /** Below the name, in small print. */
  notice: string | null;
};

/** How the HTML looks: the merchant's name and colour ("#1f6f5c"), and the language the letter is in. */
export type LetterLook = { name: string; accent: string; lang: string };

/** The letter as plain text: paragraphs with a blank line between, quoted words indented. */
export function letterText(letter: Letter): string {
  const parts = [letter.greeting, ...letter.blocks.map(blockText), letter.sign, letter.notice];
  return parts.flatMap((part) => (part === null ? [] : [clean(part)])).join("\n\n");
}

function blockText(block: Block): string {
  if (block.kind === "quote") return clean(block.text).replace(/^(?=.*\S)/gm, "    ");
  if (block.kind === "address") return `${block.lead}\n${block.lines}`;
  if (block.kind === "link") return `${block.lead}\n${block.url}\n\n${block.note}`;
  return block.text;
}

/**
 * The letter as HTML: no stylesheet, no image, nothing that is fetched. It sets no colour of text or page but the
 * link's: a mail program's dark mode, with rules of its own in each, then has nothing to get wrong.
 */
export function letterHtml(letter: Letter, { name, accent, lang }: LetterLook): string {
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : plainAccent;
  const body = [
    letter.greeting === null ? "" : paragraph(letter.greeting),
    ...letter.blocks.map((block, index) => blockHtml(block, colour, index === 0)),
    letter.sign === null ? "" : paragraph(letter.sign, styles.sign),
    letter.notice === null ? "" : paragraph(letter.notice, styles.small),
  ];
  return `<!doctype html>
<html lang="${escape(lang)}" style="color-scheme:light dark">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(letter.subject)}</title>
</head>
<body style="margin:0">
<div style="${styles.preheader}">${escape(preheader(letter))}</div>
<div dir="auto" style="${styles.page}">
<p style="${styles.shop};border-top:4px solid ${colour}">${escape(name)}</p>
${body.filter((part) => part).join("\n")}
</div>
</body>
</html>
`;
}

/** Longer than this, a first paragraph in large letters would shout. */
const LONGEST_FIRST = 160;

const plainAccent = "#1f5f8b";
const quiet = "rgba(128,128,128,.14)";

const styles = {
  page: "box-sizing:border-box;max-width:560px;margin:0 auto;padding:28px 20px 40px;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:break-word;word-break:break-word",
  preheader: "display:none;max-height:0;overflow:hidden;opacity:0",
  shop: "margin:0 0 28px;padding:16px 0 0;font-size:15px;font-weight:600;letter-spacing:.01em",
  paragraph: "margin:0 0 16px",
  first: "margin:0 0 16px;font-size:19px;line-height:1.45;font-weight:600",
  quote: `margin:0 0 20px;padding:14px 18px;border-radius:0 10px 10px 0;background:${quiet}`,
  address: `margin:0 0 20px;padding:14px 18px;border-radius:10px;background:${quiet};font-style:normal`,
  code: `display:inline-block;margin:4px 0 20px;padding:12px 20px;border-radius:10px;background:${quiet};font:600 30px/1.2 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.14em`,
  link: "display:inline-block;margin:4px 0 12px;padding:12px 24px;border-radius:10px;border:1px solid rgba(128,128,128,.5);font-weight:600;text-decoration:none",
  small: "margin:0 0 16px;font-size:14px;line-height:1.5;opacity:.78",
  sign: "margin:28px 0 16px;font-weight:600",
} as const;

function blockHtml(block: Block, accent: string, isFirst: boolean): string {
  const { kind } = block;
  if (kind === "paragraph")
    return paragraph(block.text, isFirst && block.text.length <= LONGEST_FIRST ? styles.first : styles.paragraph);
  if (kind === "code") return `<p style="${styles.code}">${escape(block.text)}</p>`;
  if (kind === "quote") {
    return `<blockquote dir="auto" style="${styles.quote};border-inline-start:4px solid ${accent}">${lines(block.text)}</blockquote>`;
  }
  if (kind === "address") {
    return `${paragraph(block.lead, styles.paragraph)}\n<address dir="auto" style="${styles.address}">${lines(block.lines)}</address>`;
  }
  const look = `${styles.link};background:${accent};color:${inkOn(accent)}`;
  return `${paragraph(block.lead, styles.paragraph)}
<p style="margin:0"><a href="${escape(block.url)}" style="${look}">${escape(block.label)}</a></p>
${paragraph(block.note, styles.small)}`;
}

const paragraph = (text: string, style: string = styles.paragraph) => `<p style="${style}">${lines(text)}</p>`;
const lines = (text: string) => escape(text).replaceAll("\n", "<br>\n");

/** What a list of mails shows beside the subject: the first sentence, cut where it is long. */
function preheader({ blocks }: Letter): string {
  const first = blocks.find((block) => block.kind === "paragraph")?.text ?? "";
  const sentence = /^.*?[.?:](?=\s|$)/s.exec(first)?.[0] ?? first;
  return sentence.length > 140 ? `${[...sentence].slice(0, 139).join("")}…` : sentence;
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" } as const;

/** Safe between tags and inside quoted attributes. */
function escape(text: string): string {
  return clean(text).replace(/[&<>"']/g, (char) => entities[char as keyof typeof entities]);
}

/** Line breaks and tabs stay; other control characters and halves of characters have no place in a mail. */
function clean(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "")
      .toWellFormed()
  );
}

/** Black or white, whichever is read more easily on a colour such as "#1f6f5c": WCAG's relative luminance. */
export function inkOn(colour: string): "#000000" | "#ffffff" {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
