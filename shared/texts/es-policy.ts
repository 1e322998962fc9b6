import type { OfferedRemedy } from "../remedies.ts";
import { allOf, anyOf, capital, numberIn } from "./forms.ts";
import type { PolicyTexts, When } from "./policy.ts";

const lang = "es-ES";
const days = (count: number) => (count === 1 ? "1 día" : `${count} días`);
const remedies: Record<OfferedRemedy, string> = {
  refund: "tu dinero de vuelta",
  replacement: "otra unidad igual",
  exchange: "otra talla u otro color",
  resend_part: "la pieza que falta",
  repair: "una reparación",
  store_credit: "crédito en la tienda",
  partial_refund: "parte de tu dinero sin devolver el artículo",
};
const named = (all: readonly OfferedRemedy[]) =>
  anyOf(
    lang,
    all.map((remedy) => remedies[remedy]),
  );

const clocks = {
  delivered: "después de la entrega",
  due: "después de la fecha de entrega prevista",
  fulfilled: "después del envío",
  ordered: "después de tu pedido",
};

/** "Hasta 30 días después de la entrega, "; nothing where there is no other time. */
function time({ place, until }: When): string {
  if (until === null) return place === "last" ? "Más tarde, " : "";
  const span = `hasta ${days(until.days)} ${clocks[until.from]}, `;
  return place === "first" ? capital(span) : `Luego, y ${span}`;
}

/** Spanish of the published policy. */
export const esPolicy = {
  lang,
  language: "Español",
  languages: "Idioma",
  title: (shop) => `Devoluciones y reembolsos en ${shop}`,
  lead: "Así arreglamos las cosas. En la página de tu pedido, cuéntanos con tus palabras qué ha pasado: lo que podemos lo resolvemos al momento, y alguien de nuestro equipo se ocupa del resto.",
  place: (country) => `País de entrega: ${country}`,
  places: "¿Se envió a otro país?",
  sections: {
    fault: "Cuando algo no está bien",
    parcel: "Cuando un paquete se retrasa o no llega",
    mind: "Cuando prefieres no quedártelo",
    rest: "Todo lo demás",
    groups: "Artículos con reglas propias",
    customers: "Para algunos grupos de clientes",
    seasons: "Otros plazos para algunos pedidos",
    people: "Cómo hablar con alguien de nuestro equipo",
    version: "Sobre esta página",
  },
  reasons: {
    damaged: "Llegó con daños",
    defective: "No funciona bien",
    wrong_item: "Llegó otra cosa",
    missing: "Falta algo",
    not_as_described: "No es como en la descripción",
    late: "Va con retraso",
    never_arrived: "No ha llegado",
    wrong_size: "La talla o el tamaño no van bien",
    changed_mind: "Has cambiado de idea",
    charged_wrong: "El cobro no es correcto",
    cancel: "Quieres cancelar antes de que salga",
    other: "Otro motivo",
  },
  withdrawal: {
    title: "Tu derecho de desistimiento",
    text: (count) =>
      `Puedes desistir del contrato hasta ${days(count)} después de la entrega. No tienes que dar ningún motivo.`,
    except: (groups) => `Este derecho no incluye ${allOf(lang, groups)}.`,
    special: "artículos de un tipo especial",
  },
  choose: (when, all) =>
    capital(`${time(when)}${all.length === 1 ? "te ofrecemos " : "puedes elegir: "}${named(all)}.`),
  person: (when, all) =>
    capital(
      `${time(when)}alguien de nuestro equipo lo ve personalmente. Lo que podemos hacer entonces: ${named(all)}.`,
    ),
  personToo: (all) => `También es posible, después de que lo vea alguien de nuestro equipo: ${named(all)}.`,
  nothing: (when) =>
    capital(
      `${time(when)}${when.place === "first" ? "por este motivo no aceptamos devoluciones" : "se queda como está"}.`,
    ),
  part: (share) => `Si te lo quedas como está, te devolvemos un ${share} de su precio.`,
  goesOut: {
    accepted: "No esperamos a que llegue: lo arreglamos al momento.",
    sent_back: "Lo arreglamos en cuanto viene de camino hacia aquí.",
    received: "Lo arreglamos en cuanto lo tenemos de vuelta.",
    inspected: "Lo arreglamos en cuanto lo tenemos de vuelta y lo hemos visto.",
  },
  proof: {
    receipt: "Más tarde pedimos una foto de tu recibo.",
    packaging: "Más tarde pedimos una foto del artículo en su embalaje original.",
    either: "Más tarde pedimos una foto de tu recibo o del embalaje original.",
  },
  bonus: ({ share, max }) =>
    `El crédito en la tienda viene con un ${share} extra${max === null ? "" : `, hasta ${max}`}.`,
  noBonus: "Aquí el crédito en la tienda no lleva nada extra.",
  extra: (what) => `Cuando podemos, añadimos un pequeño extra: ${what}.`,
  shipping: {
    none: "Lo que pagaste por el envío no se incluye.",
    standard: "También te devolvemos la parte correspondiente del envío.",
    all: "También te devolvemos lo que pagaste por el envío.",
  },
  fee: (share) => `Si vuelve a nosotros, nos quedamos con un ${share} de su precio por volver a ponerlo a la venta.`,
  back: {
    merchant: "Te pedimos que nos lo envíes de vuelta. El envío corre por nuestra cuenta.",
    shopper: "Te pedimos que nos lo envíes de vuelta. El envío corre por tu cuenta.",
  },
  keep: (amount) => `Si pagaste ${amount} o menos, quédatelo sin más.`,
  photo: (amount) =>
    amount === null
      ? "Una foto nos ayuda a resolverlo al momento."
      : `Si pagaste más de ${amount}, una foto nos ayuda a resolverlo al momento.`,
  wait: (count) =>
    `Algunos paquetes simplemente tardan más: espera, por favor, ${days(count)} después de la fecha de entrega prevista.`,
  wholeOrder: "Esto vale para el pedido entero. Si se trata de una parte, primero lo ve alguien de nuestro equipo.",
  group: "Para lo que no se dice aquí, vale lo de arriba.",
  special: "Artículos de un tipo especial",
  quoted: (name) => `«${name}»`,
  customer:
    "Si estás en uno de estos grupos, para ti vale esto en lugar de lo de arriba. Y si esta página da algo más a todo el mundo, también es para ti.",
  customerGoods: "En los artículos con reglas propias tienes, como mínimo, lo que se dice allí.",
  season: (from, to) => `Pedidos del ${from} al ${to}`,
  seasonNote: "Para estos pedidos vale esto en lugar de lo de arriba.",
  window: ({ what, days: count, usual, from }) => `${what}: hasta ${days(count)} ${clocks[from]}, en lugar de ${usual}`,
  hours: (all, from, to) => `${capital(allOf(lang, all))}, de ${from} a ${to}`,
  zone: (zone) => `Las horas son las de la zona horaria ${zone}.`,
  reply: (count) =>
    `Cuando lo ve alguien de nuestro equipo, tienes respuesta en ${numberIn(lang, count)} ${count === 1 ? "hora laborable" : "horas laborables"} como máximo.`,
  offers: (count) => `Lo que te ofrecemos vale durante ${days(count)}.`,
  always: "Siempre puedes pedir que lo vea alguien de nuestro equipo, sea cual sea la respuesta que tuviste.",
  pinned: "Tu pedido conserva lo que valía el día en que lo hiciste.",
  rights: "Donde la ley te da más de lo que dice esta página, tienes más.",
  version: (hash, since) => `Versión ${hash}, desde el ${since}.`,
} as const satisfies PolicyTexts;
