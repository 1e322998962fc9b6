import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { HOST, newKey, problemOf, requestOf, samplePolicy } from "./client.ts";
import { LEA, signIn } from "./members.ts";
import type { Merchant } from "./shapes.ts";
import { closeWorld, DAY, newMerchant, openWorld, passTime, send, setClock, stubOf } from "./support.ts";
import type { World } from "./support.ts";

/** What the shop publishes of its policy: the live version, in words and as data, for whoever asks. */

const NOW = "2036-11-10T08:30:00Z";

const shown = {
  ...samplePolicy,
  base: { ...samplePolicy.base, restockingFeeBp: 1500, keepUpTo: { EUR: 1200, USD: 1300 }, evidenceAbove: 6000 },
  reasons: { damaged: { windowDays: 60, refundShipping: "standard" }, never_arrived: { waitDays: 3 } },
  products: [
    {
      id: "p-secret",
      name: "Last </script><b>pieces",
      tags: ["t-secret"],
      only: ["changed_mind"],
      withdrawalExempt: "c",
      terms: { refund: "no", replacement: "no" },
    },
  ],
  seasons: [
    { id: "s-secret", orderedFrom: "2036-11-01", orderedTo: "2036-12-24", terms: { windowDays: { atLeast: 75 } } },
  ],
  markets: [
    { id: "m-secret", countries: ["DE", "AT"], terms: {} },
    { id: "far-secret", countries: ["US"], terms: { windowDays: 45, returnPaidBy: "shopper" } },
  ],
  customers: [
    { id: "c-secret", tags: ["g-secret"], terms: { windowDays: 777 } },
    { id: "d-secret", name: "Tea <club>", tags: ["h-secret"], terms: { windowDays: { plus: 15 } } },
  ],
  signals: [{ signal: "cases90d", atLeast: 13 }],
  limits: {
    perOrderBp: 7777,
    perCustomer: { days: 91, amount: 45_671, count: 17 },
    perDay: { amount: 891_011, count: 71 },
  },
};

let world: World;
let merchant: Merchant;

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  merchant = await newMerchant({ name: "Tea & <House>", policy: shown });
});
afterEach(closeWorld);

const get = (path: string, headers: Record<string, string> = {}) =>
  send(new Request(`${HOST}/p/${merchant.id}${path}`, { headers }));
const textOf = async (response: Response) => {
  expect(response.status).toBe(200);
  return response.text();
};
/** As it is read: without tags, each run of space as one. */
const plain = (markup: string) =>
  markup
    .replace(/<(style|script)[^]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
const dataOf = async (response: Response) => JSON.parse(await textOf(response)) as Record<string, unknown>;

describe("the page", () => {
  test("says what holds, reason by reason, in words", async () => {
    const page = plain(await textOf(await get("")));
    for (const said of [
      "Returns and refunds at Tea &amp; &lt;House&gt;",
      "For orders to: Germany",
      "It arrived damaged",
      "Within 60 days of delivery, you can choose your money back, the same again or store credit.",
      "Later than that, one of us looks at it personally.",
      "If you paid €12.00 or less for it, just keep it.",
      "A photo helps us settle it at once if you paid more than €60.00 for it.",
      "Store credit comes with 10% extra, up to €15.00.",
      "please give it 3 days after the day it was due",
      "You can withdraw from the contract within 14 days of delivery.",
      "Monday, Tuesday, Wednesday, Thursday and Friday, 09:00 to 17:00",
      "you hear from us within 8 working hours",
      "Ordered from 1 November 2036 to 24 December 2036",
      "It&#39;s late · It never arrived: within 75 days of the day it was due, in place of 30",
      "Your order keeps what held on the day you placed it.",
      "since 10 November 2036",
    ])
      expect(page).toContain(said);
  });

  test("leaves the law's fortnight free of the shop's fee, and says it after", async () => {
    const page = plain(await textOf(await get("?country=AT")));
    const mind = page.slice(page.indexOf("You changed your mind"), page.indexOf("Anything else"));
    expect(mind).toMatch(/Within 14 days of delivery.+After that, and within 30 days.+we keep 15% of its price/);
    expect(mind.indexOf("15%")).toBeGreaterThan(mind.indexOf("After that"));
  });

  test("is for the country asked for, in its currency", async () => {
    const page = plain(await textOf(await get("?country=us")));
    expect(page).toContain("For orders to: United States");
    expect(page).toContain("Within 45 days of delivery");
    expect(page).toContain("US$13.00 or less");
    expect(page).toContain("The postage is yours.");
    expect(page).not.toContain("withdraw");
    expect(plain(await textOf(await get("?country=nonsense")))).toContain("For orders to: Germany");
  });

  test("is in one language: English where we don't have the one asked for", async () => {
    for (const [query, accept] of [
      ["", "tlh"],
      ["?lang=tlh", "de"],
      ["?lang=en-US", "tlh"],
      ["?lang=en", "de"],
      ["?lang=__proto__", "de"],
    ] as const) {
      const answer = await get(query, { "accept-language": accept });
      expect(answer.headers.get("content-language")).toBe("en-GB");
      const markup = await textOf(answer);
      expect(markup).toContain('<html lang="en-GB">');
      expect(plain(markup)).toContain("For orders to: Germany");
    }
  });

  test.each([
    ["", "de-AT,de;q=0.9,en;q=0.8", "de-DE", "Lieferland: Deutschland"],
    ["", "tlh, fr-CA;q=0.4, en;q=0.3", "fr-FR", "Pays de livraison : Allemagne"],
    ["?lang=", "de", "de-DE", "Lieferland: Deutschland"],
    ["?lang=it", "de", "it-IT", "Paese di consegna: Germania"],
    ["?lang=pt-BR&country=us", "", "pt-PT", "País de entrega: Estados Unidos"],
    ["?lang=NL", "", "nl-NL", "€ 12,00 of minder"],
    ["?lang=es", "", "es-ES", "Pedidos del 1 de noviembre de 2036 al 24 de diciembre de 2036"],
  ])("asked for with %j, by a browser that takes %j, is in %s", async (query, accept, lang, said) => {
    const answer = await get(query, { "accept-language": accept });
    expect(answer.headers.get("content-language")).toBe(lang);
    expect(answer.headers.get("vary")).toBe("Accept-Language");
    const markup = await textOf(answer);
    expect(markup).toContain(`<html lang="${lang}">`);
    expect(plain(markup)).toContain(said);
  });

  test("says what a group of customers has beyond, where the shop gave it a name", async () => {
    const page = plain(await textOf(await get("?country=us")));
    expect(page).toContain("For some groups of customers");
    expect(page).toMatch(/Tea &lt;club&gt; .+within 60 days of delivery, in place of 45/);
  });

  test("links each country of a market, and the statutory withdrawal where there is one", async () => {
    const markup = await textOf(await get("?lang=en"));
    for (const country of ["DE", "AT", "US"])
      expect(markup).toContain(`href="/p/${merchant.id}?country=${country}&amp;lang=en"`);
    expect(markup).toMatch(/aria-current="page"\s*>Germany/);
    expect(markup).toContain(`<a href="/o/${merchant.id}/withdraw?lang=en">Withdraw from contract here</a>`);
    expect(await textOf(await get(""))).toContain(`<a href="/o/${merchant.id}/withdraw">`);
  });

  test("tells no limit, no budget, no signal, no customer group without a name and no id", async () => {
    for (const path of ["", "?country=US", ".json", ".json?country=US"]) {
      const body = await textOf(await get(path));
      expect(body).not.toMatch(
        /secret|777|45.?671|456\.71|891.?011|8,?910\.11|cases90d|\b13\b(?!\.00)|\b71\b|\b91\b|80\.00|8000/,
      );
    }
  });

  test("lets nothing written by the merchant out of its place", async () => {
    const markup = await textOf(await get(""));
    expect(markup).not.toContain("<House>");
    expect(markup).not.toContain("<b>pieces");
    expect(markup).not.toContain("<club>");
    expect(markup.match(/<script/g)).toHaveLength(1);
    expect(markup.match(/<\/script>/g)).toHaveLength(1);
    expect(plain(markup)).toContain("This right leaves out “Last &lt;/script&gt;&lt;b&gt;pieces”.");
  });

  test("runs no script, loads nothing, and may be kept for five minutes", async () => {
    const { headers } = await get("");
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get("cache-control")).toBe("public, max-age=300");
    expect(headers.get("vary")).toBe("Accept-Language");
    expect(headers.get("content-language")).toBe("en-GB");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("set-cookie")).toBe(null);
  });
});

describe("the data", () => {
  test("say the same to machines, and stand in the page as well", async () => {
    const answer = await get(".json?country=US");
    expect(answer.headers.get("content-type")).toBe("application/ld+json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const data = await dataOf(answer);
    expect(data).toMatchObject({
      "@context": "https://schema.org",
      "@type": "MerchantReturnPolicy",
      applicableCountry: "US",
      merchantReturnLink: `${HOST}/p/${merchant.id}?country=US`,
      merchantReturnDays: 45,
      restockingFee: 15,
      returnMethod: ["https://schema.org/ReturnByMail", "https://schema.org/KeepProduct"],
    });
    const markup = await textOf(await get("?country=US"));
    const inPage = /<script type="application\/ld\+json">(.+?)<\/script>/s.exec(markup)![1]!;
    expect(inPage).not.toContain("<");
    expect(JSON.parse(inPage)).toEqual(data);
  });

  test("are the same whatever language is asked for, at an address without one", async () => {
    const [one, other] = [
      await dataOf(await get(".json?lang=de")),
      await dataOf(await get(".json", { "accept-language": "fr" })),
    ];
    expect(one).toEqual(other);
    expect(one["merchantReturnLink"]).toBe(`${HOST}/p/${merchant.id}?country=DE`);
  });

  test("name the season", async () => {
    const { returnPolicySeasonalOverride: seasons } = await dataOf(await get(".json"));
    expect(seasons).toMatchObject([{ startDate: "2036-11-01", endDate: "2036-12-24", merchantReturnDays: 75 }]);
  });
});

describe("a version", () => {
  const tagOf = async (path: string) => (await get(path)).headers.get("etag")!;

  test("is named by its ETag, each country by its own", async () => {
    const tag = await tagOf("");
    for (const said of [tag, `W/${tag}`, `"x", ${tag}`]) {
      const again = await get("", { "if-none-match": said });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      expect(again.headers.get("etag")).toBe(tag);
    }
    expect((await get("", { "if-none-match": '"x"' })).status).toBe(200);
    expect(await tagOf("?country=US")).not.toBe(tag);
    expect(await tagOf("?country=DE")).toBe(tag);
    expect(await tagOf("?lang=de")).not.toBe(tag);
    expect(await tagOf("?lang=en")).not.toBe(tag);
  });

  test("is a new page on the day its season ends", async () => {
    const tag = await tagOf("");
    passTime(50 * DAY);
    expect(await tagOf("")).not.toBe(tag);
    expect(plain(await textOf(await get("")))).not.toContain("Ordered from");
  });

  test("that goes live is what the page says from then on", async () => {
    const before = await tagOf("");
    const lea = await signIn(world, merchant.id, LEA);
    const policy = { ...shown, reasons: { damaged: { windowDays: 61 } } };
    const answer = await lea.call("/policy/publish", { body: { policy, note: "A day more" }, key: newKey() });
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect(plain(await textOf(await get("")))).toContain("Within 61 days of delivery");
    expect(await tagOf("")).not.toBe(before);
  });
});

describe("what isn't there", () => {
  test.each(["mer_AAAAAAAAAAAAAAAAAAAAAA", "nobody", "mer_AAAAAAAAAAAAAAAAAAAAAA.xml", "..json"])(
    "%s is a page that says so",
    async (name) => {
      const answer = await send(new Request(`${HOST}/p/${name}`));
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toContain("html");
    },
  );

  test("a stranger's data are a problem, and leave no trace", async () => {
    const id = "mer_AAAAAAAAAAAAAAAAAAAAAA";
    const problem = await problemOf(await send(new Request(`${HOST}/p/${id}.json`)));
    expect(problem.code).toBe("unknown_merchant");
    expect(await stubOf(id).config()).toBe(null);
  });

  test("nothing can be written to it", async () => {
    const answer = await send(requestOf(`/p/${merchant.id}`, { body: {} }));
    expect((await problemOf(answer)).code).toBe("method_not_allowed");
  });
});

test("a merchant who has set nothing has a page too: a person looks", async () => {
  merchant = await newMerchant({ policy: undefined });
  const page = plain(await textOf(await get("")));
  expect(page).toContain("one of us looks at it personally");
  expect(page).not.toContain("you can choose");
});
