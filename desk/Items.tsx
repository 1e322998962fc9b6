import type { DeskCase, DeskItem, Offer } from "../shared/contract.ts";
import { paying } from "../shared/remedies.ts";
import { useDesk } from "./context.ts";
import { Photos } from "./Photos.tsx";
import { reasonsOf } from "./why.ts";
import { dateTime, dayOf, money, shortHash } from "./format.ts";
import {
  dispositionNames,
  goodsProblemNames,
  modeNames,
  reasonNames,
  remedyNames,
  stateNames,
  text,
} from "./strings.ts";
import { Veil, wishVeiled } from "./Veil.tsx";

/** Item by item: where it stands, what was shown, what was chosen, and exactly why. */
export function Items({ shown }: { shown: DeskCase }) {
  return (
    <section aria-labelledby="items-title">
      <h3 id="items-title">{text.case.items}</h3>
      {shown.items.map((item) => (
        <ItemCard key={item.id} item={item} shown={shown} />
      ))}
    </section>
  );
}

function ItemCard({ item, shown }: { item: DeskItem; shown: DeskCase }) {
  const desk = useDesk();
  const { currency } = shown.case;
  return (
    <article class="item">
      <div class="case-line">
        <h4>
          {item.quantity} × {item.title}
        </h4>
        <span class="tag">{reasonNames[item.reason]}</span>
        <span class="state end">{stateOf(item)}</span>
      </div>
      {item.note && <p class="quiet">{item.note}</p>}
      <Photos item={item} onStale={() => void desk.refreshCase()} />
      <Wish item={item} shown={shown} />
      <AskedFor item={item} />
      <ComesBack item={item} />
      {item.offers.length === 0 ? (
        <p class="quiet">{text.case.noOffers}</p>
      ) : (
        <ul class="offers" aria-label={text.case.shown}>
          {item.offers.map((offer) => (
            <OfferLine key={offer.remedy} offer={offer} item={item} currency={currency} />
          ))}
        </ul>
      )}
      {item.extra && <p class="small">{text.case.giving(item.extra.text)}</p>}
      {item.declined.map((declined) => (
        <p key={declined.remedy} class="small">
          <span class="strong">
            {text.case.declined}: {remedyNames[declined.remedy]}.
          </span>{" "}
          {declined.why.map((why) => why.text).join(" ")}
        </p>
      ))}
      <Decision item={item} />
    </article>
  );
}

/** Where an item stands; one that waits says for what, and until when. */
function stateOf({ state, asked, lapsesAt }: DeskItem): string {
  if (state !== "awaiting_evidence" || !asked) return stateNames[state];
  const answer = asked.questions.length > 0;
  const what = asked.photo && answer ? text.case.both : answer ? text.case.anAnswer : text.case.aPhoto;
  return lapsesAt === null ? text.case.waits(what) : text.case.waitsFor(what, dayOf(lapsesAt));
}

function Wish({ item, shown }: { item: DeskItem; shown: DeskCase }) {
  if (!item.wish) return null;
  const label = <span class="quiet">{text.case.wish}:</span>;
  if (!wishVeiled(shown, item.id)) {
    return (
      <p>
        {label} {item.wish}
      </p>
    );
  }
  return (
    <div class="veiled-wish">
      {label}
      <Veil>
        <p class="said" dir="auto">
          {item.wish}
        </p>
      </Veil>
    </div>
  );
}

/** The questions that nobody has answered yet. */
function AskedFor({ item: { state, asked } }: { item: DeskItem }) {
  if (state !== "awaiting_evidence") return null;
  return (
    <>
      {asked?.questions.map((question) => (
        <p key={question.id} dir="auto">
          <span class="quiet">{text.case.asked}:</span> {question.text}
        </p>
      ))}
    </>
  );
}

/** Goods that come back: by when, how far they are, and what became of them. */
function ComesBack({ item: { back, state, disposition, problem } }: { item: DeskItem }) {
  if (!back) return null;
  const say = text.back;
  const parcel = [back.carrier, back.trackingNumber].filter(Boolean).join(" ");
  const lines = [
    back.goods ? say.goods[back.goods] : state === "in_review" ? null : say.expected(dayOf(back.until)),
    !back.goods && back.sentAt && say.said(dateTime(back.sentAt)),
    parcel && say.parcel(parcel),
    problem && say.problem(goodsProblemNames[problem.code], problem.text),
    disposition && say.became(dispositionNames[disposition]),
  ].filter(Boolean);
  if (lines.length === 0 && !back.labelUrl) return null;
  return (
    <p class="small">
      {lines.join(" ")}
      {back.labelUrl && (
        <>
          {" "}
          <a href={back.labelUrl} target="_blank" rel="noreferrer">
            {say.label(new URL(back.labelUrl).host)}
          </a>
        </>
      )}
    </p>
  );
}

function OfferLine({ offer, item, currency }: { offer: Offer; item: DeskItem; currency: string }) {
  const chosen = item.chosen === offer.remedy;
  const worth = paying.has(offer.remedy) ? offer.amount : offer.value;
  return (
    <li class={chosen ? "offer chosen" : "offer"}>
      <span>
        {remedyNames[offer.remedy]}
        {chosen && item.variant && `: ${item.variant}`}
        {chosen && <span class="tag chosen-tag">{text.case.chosen}</span>}
      </span>
      <span class="quiet small">
        {modeNames[offer.mode]}, {offer.return ? text.case.comesBack[offer.return.when] : text.case.keep}
      </span>
      <span class="amount">
        {money(worth, currency)}
        {offer.bonus > 0 && <span class="quiet small"> {text.case.extra(money(offer.bonus, currency))}</span>}
      </span>
    </li>
  );
}

/** The exact reasons, as staff need them: one that stands under several remedies is said once. */
function Decision({ item }: { item: DeskItem }) {
  const { decision } = item;
  return (
    <div class="why">
      {reasonsOf(decision.offers).map(({ remedies, why }) => (
        <div key={remedies}>
          {remedies !== "" && <p class="small strong">{remedies}</p>}
          <ul aria-label={text.case.why}>
            {why.map((each) => (
              <li key={each.text}>
                {each.text} <code title={each.code}>{each.at}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {decision.counterfactual && (
        <p class="small">
          {text.case.butFor(remedyNames[decision.counterfactual.remedy], decision.counterfactual.why.text)}
        </p>
      )}
      <p class="quiet small">
        <span title={decision.policyVersion}>{text.case.decidedBy(shortHash(decision.policyVersion))}</span>
        {" · "}
        {dateTime(decision.at)}
        {decision.layers.length > 0 && ` · ${decision.layers.join(" › ")}`}
      </p>
    </div>
  );
}
