import type { DeskCase } from "../shared/contract.ts";
import { moodOf, staffReading } from "./reading.ts";
import type { StaffReading } from "./reading.ts";
import { reasonNames, safetyFirst, safetyNames, text, threatNames, wishNames } from "./strings.ts";
import { firstWordsVeiled, Veil } from "./Veil.tsx";

/** The shopper's own words first and large, then what we made of them. */
export function Words({ shown }: { shown: DeskCase }) {
  const reading = staffReading(shown.reading);
  return (
    <section class="words" aria-labelledby="words-title">
      <h3 id="words-title">{text.case.words}</h3>
      {reading?.safety && (
        <p class="alarm" role="note">
          <span class="tag safety">{safetyFirst}</span>
          {safetyNames[reading.safety] ?? reading.safety}
        </p>
      )}
      {firstWordsVeiled(shown) ? (
        <Veil>
          <Quote words={shown.case.text} />
        </Veil>
      ) : (
        <Quote words={shown.case.text} />
      )}
      <p>
        <span class="quiet">{text.case.understood}:</span> {shown.case.summary}
      </p>
      {reading && <Understood reading={reading} />}
    </section>
  );
}

function Quote({ words }: { words: string }) {
  return <blockquote dir="auto">{words}</blockquote>;
}

function Understood({ reading }: { reading: StaffReading }) {
  const words = [
    ...likely(reading).map(({ reason, confidence }) => `${reasonNames[reason]} ${percent(confidence)}`),
    reading.wish ? text.case.wants(wishNames[reading.wish] ?? reading.wish) : null,
    moodOf(reading),
    reading.anger ? text.case.anger : null,
    reading.threat ? (threatNames[reading.threat] ?? reading.threat) : null,
  ].filter((word) => word !== null);
  return (
    <>
      {!reading.sure && <p class="quiet">{text.case.unsure}</p>}
      <ul class="tags">
        {words.map((word) => (
          <li key={word} class="tag">
            {word}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The one we were sure of, or those we hesitated between. */
function likely({ reasons, sure }: StaffReading): StaffReading["reasons"] {
  return reasons.slice(0, sure ? 1 : 3);
}

function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}
