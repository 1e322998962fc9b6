import { datesIn } from "./forms.ts";
import { esMail } from "./es-mail.ts";
import type { Proof, Texts } from "./texts.ts";

const someone = "alguien de nuestro equipo";
const person = () => "Alguien de nuestro equipo lo verá personalmente.";
const dayCount = (days: number | string | null) => (Number(days) === 1 ? "1 día" : `${days} días`);
const havePassed = (days: number | string | null) => (Number(days) === 1 ? "Ha pasado" : "Han pasado");
const soldAs = (group: string | null) =>
  group ? `Esto se vendió como «${group}»` : "Este es un tipo de artículo especial";

const weekday = { weekday: "long", day: "numeric", month: "long" } as const;
/** "jueves 12 de noviembre": `Intl` sets a comma that no sentence has. */
const flowing = (date: string) => date.replace(", ", " ");

/**
 * Spanish, with "tú", as small shops write on both sides of the Atlantic; no "vosotros", no word that one side doesn't
 * know. Goods are "tu artículo «…»" or "unidades": verbs and participles agree with those, whatever the title is.
 */
const proofs: Record<Proof, string> = {
  receipt: "de tu recibo",
  packaging: "del embalaje original",
  either: "de tu recibo o del embalaje original",
};

export const es = {
  reading: {
    reasons: {
      damaged: "Llegó con daños",
      defective: "No funciona bien",
      wrong_item: "Llegó otra cosa",
      missing: "Falta algo",
      not_as_described: "No es como en la descripción",
      late: "Va con retraso",
      never_arrived: "No ha llegado",
      wrong_size: "La talla o el tamaño no van bien",
      changed_mind: "He cambiado de idea",
      charged_wrong: "El cobro no es correcto",
      cancel: "Quiero cancelar",
      other: "Otro motivo",
    },
    opening: {
      merchant: {
        plain: "Sentimos lo que ha pasado. Vamos a arreglarlo.",
        warm: "Lo sentimos mucho. No debería haber sido así, y queremos arreglarlo.",
        grave: "Lo sentimos de verdad. Esto no debería haber pasado, y nos lo tomamos en serio.",
      },
      carrier: {
        plain: "Sentimos la espera. Vamos a arreglarlo.",
        warm: "Sentimos mucho que lleves tiempo esperando. Queremos arreglarlo.",
        grave: "Sentimos de verdad que hayas tenido que esperar así. Nos lo tomamos en serio.",
      },
      nobody: {
        plain: "Gracias por contárnoslo. Veamos qué podemos hacer.",
        warm: "Gracias por contárnoslo. Queremos ayudarte, así que vamos a verlo contigo.",
        grave: "Gracias por contárnoslo. Vemos cuánto te importa, y queremos ayudarte.",
      },
      unclear: {
        plain: "Gracias por contárnoslo. Queremos entenderlo bien para poder arreglarlo.",
        warm: "Gracias por contárnoslo. Queremos entenderlo bien para poder arreglarlo.",
        grave: "Gracias por contárnoslo. Vemos cuánto te importa. Nos lo tomamos en serio y queremos arreglarlo bien.",
      },
    },
    safety: {
      injury:
        "Tu salud es lo primero. Si alguien se ha hecho daño, busca atención médica ahora, y si es grave, llama al número de emergencias. Por favor, deja de usar el artículo y guárdalo tal como está.",
      danger:
        "Por favor, deja de usarlo ahora. Si puedes hacerlo sin riesgo, desenchúfalo y aléjalo de personas, de animales y de todo lo que pueda arder. Si hay fuego o humo, sal de ahí y llama al número de emergencias.",
    },
    questions: {
      reason: "¿Qué ha pasado? Elige lo que más se acerque.",
      reasonGuess: "Queremos asegurarnos de entenderte bien. ¿Qué se acerca más?",
      lines: "¿De qué artículo se trata?",
      each: "Queremos asegurarnos de entenderte bien. ¿Qué ha pasado con cada uno de estos?",
    },
    summary: {
      reasons: {
        damaged: { one: "{thing} llegó {damage}", many: "{thing} llegaron {damage}" },
        defective: { one: "{thing} no funciona como debería", many: "{thing} no funcionan como deberían" },
        wrong_item: { one: "en vez de {thing} llegó otra cosa", many: "en vez de {thing} llegó otra cosa" },
        missing: {
          one: "{thing} llegó con algo de menos o no llegó",
          many: "{thing} llegaron con algo de menos o no llegaron",
        },
        not_as_described: {
          one: "{thing} no es como en la descripción",
          many: "{thing} no son como en la descripción",
        },
        late: { one: "{thing} va con retraso", many: "{thing} van con retraso" },
        never_arrived: { one: "{thing} no ha llegado", many: "{thing} no han llegado" },
        wrong_size: {
          one: "{thing} no es de la talla o el tamaño que necesitas",
          many: "{thing} no son de la talla o el tamaño que necesitas",
        },
        changed_mind: { one: "prefieres no quedarte con {thing}", many: "prefieres no quedarte con {thing}" },
        charged_wrong: { one: "el cobro de {thing} no es correcto", many: "el cobro de {thing} no es correcto" },
        cancel: { one: "quieres cancelar {thing}", many: "quieres cancelar {thing}" },
        other: { one: "quieres que miremos algo de {thing}", many: "quieres que miremos algo de {thing}" },
      },
      faults: {
        broke: { one: "{thing} se rompió", many: "{thing} se rompieron" },
        leaks: { one: "{thing} pierde líquido", many: "{thing} pierden líquido" },
        spoiled: { one: "{thing} no llegó en buen estado", many: "{thing} no llegaron en buen estado" },
      },
      lack: {
        named: { one: "{thing} llegó sin {part}", many: "{thing} llegaron sin {part}" },
        part: { one: "a {thing} le falta algo", many: "a {thing} les falta algo" },
        all: { one: "{thing} no venía en el paquete", many: "{thing} no venían en el paquete" },
      },
      whole: {
        wrong_item: "llegó otra cosa en vez de lo que pediste",
        late: "tu paquete va con retraso",
        never_arrived: "tu paquete no ha llegado",
        charged_wrong: "el cobro de este pedido no es correcto",
        cancel: "quieres cancelar este pedido",
        changed_mind: "prefieres no quedarte con este pedido",
        other: "quieres que miremos algo de este pedido",
      },
      wishes: {
        refund: { one: "te gustaría recuperar tu dinero", many: "te gustaría recuperar tu dinero" },
        replacement: { one: "te gustaría recibir una unidad nueva", many: "te gustaría recibir unidades nuevas" },
        store_credit: { one: "te gustaría tener crédito en la tienda", many: "te gustaría tener crédito en la tienda" },
        explanation: { one: "te gustaría saber cómo ha pasado", many: "te gustaría saber cómo ha pasado" },
      },
      sendAgain: { one: "te gustaría que lo enviemos otra vez", many: "te gustaría que lo enviemos todo otra vez" },
      sendRight: {
        one: "te gustaría recibir el artículo correcto",
        many: "te gustaría recibir los artículos correctos",
      },
      everything: "todo lo de tu pedido",
      several: "{count} artículos de tu pedido",
      damage: "con daños",
      and: "y",
      andClause: ", y",
    },
  },
  date: (day) => flowing(datesIn("es", { ...weekday, timeZone: "UTC" }).format(Date.parse(`${day}T00:00:00Z`))),
  dateTime: (at, zone) => {
    const time = datesIn("es", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
    return `${flowing(datesIn("es", { ...weekday, timeZone: zone }).format(at))}, ${time}`;
  },
  why: {
    by_hand: person,
    not_offered: ({ reason }) => `Esto no lo ofrecemos cuando el motivo es «${reason}».`,
    product_group: ({ group, limit }) =>
      limit === "person"
        ? `${soldAs(group)}, así que ${someone} lo verá personalmente.`
        : `${soldAs(group)}, así que por este motivo no podemos hacerlo.`,
    window_passed: ({ limit, mode }) =>
      mode === "no"
        ? `Esto lo ofrecemos durante ${dayCount(limit)}, y ya ha pasado más tiempo.`
        : `De eso hace más de ${dayCount(limit)}, así que ${someone} lo verá personalmente.`,
    too_soon: ({ limit }) =>
      Number(limit) === 0
        ? "Todavía puede llegar a tiempo. Alguien de nuestro equipo estará pendiente contigo."
        : `Todavía puede llegar: a veces un paquete tarda hasta ${dayCount(limit)} más. Alguien de nuestro equipo estará pendiente contigo.`,
    not_sent_yet: () => `Aún no ha salido de aquí, así que ${someone} lo parará antes de que salga.`,
    already_sent: () => `Ya está en camino, así que ${someone} verá qué se puede hacer todavía.`,
    amount_unknown: () => "Alguien de nuestro equipo verá qué se cobró y lo corregirá.",
    out_of_stock: () => "No nos queda otra unidad para enviarte.",
    nothing_left: () => "No hay dinero que devolver por esto.",
    money_back_already: person,
    proof_needed: ({ limit }) => `Con una foto ${proofs[limit as Proof]}, todavía podemos hacerlo.`,
    exchanged_before: person,
    variant_unknown: () => "Alguien de nuestro equipo verá contigo qué quieres en su lugar.",
    price_differs: () => `Lo que tenemos en su lugar tiene otro precio, así que ${someone} lo verá contigo.`,
    evidence_needed: () => "Con una foto sería al momento.",
    credit_only: ({ limit }) =>
      `${havePassed(limit)} más de ${dayCount(limit)}, así que ahora podemos ofrecerte crédito en la tienda.`,
    stage_closed: ({ mode }) =>
      mode === "no"
        ? "Tal como está ahora tu pedido, esto no lo ofrecemos."
        : `Tal como está ahora tu pedido, ${someone} verá qué se puede hacer.`,
    whole_order_only: () =>
      `Esto solo se resuelve al momento para el pedido entero, así que ${someone} verá qué se puede hacer.`,
    replaced_before: person,
    signal: person,
    above_auto: person,
    above_order_limit: person,
    above_customer_limit: person,
    above_day_limit: person,
    currency_not_set: person,
    payment_disputed: person,
    safety: () => `La seguridad de las personas es lo primero, así que ${someone} lo verá personalmente.`,
    paused: person,
  },
  staffWhy: {
    by_hand: () => "Las reglas piden una persona para esta solución.",
    not_offered: () => "Las reglas no ofrecen esta solución aquí.",
    product_group: ({ limit, group }) =>
      `El grupo de productos${group ? ` «${group}»` : ""} pone esta solución en «${limit}».`,
    window_passed: ({ limit, got }) => `Tiempo pasado: ${dayCount(got)}, límite ${limit}.`,
    too_soon: ({ limit, got }) =>
      Number(got) < 0
        ? `Previsto dentro de ${dayCount(-Number(got))}, luego esperar ${limit}.`
        : `${dayCount(got)} desde la fecha prevista, esperar ${limit}.`,
    not_sent_yet: () => "La línea no ha salido: hay que parar el paquete antes de pagar.",
    already_sent: () => "La línea ya ha salido: no se puede cancelar sin más.",
    amount_unknown: () => "Un cobro incorrecto: solo una persona puede saber el importe.",
    out_of_stock: () => "El pedido dice que no quedan unidades de esta línea.",
    nothing_left: () => "No queda nada: ya se devolvió todo, o un cargo se lo lleva.",
    money_back_already: ({ limit, got }) =>
      `Estas unidades costaron ${limit}, pero del pedido solo quedan ${got} sin reembolsar.`,
    credit_only: ({ limit, got }) => `Tiempo pasado: ${dayCount(got)}, límite ${limit}. Solo crédito.`,
    stage_closed: ({ limit }) => `No se ofrece mientras el pedido está en «${limit}».`,
    whole_order_only: ({ limit }) => `Mientras el pedido está en «${limit}», entero o una persona.`,
    replaced_before: ({ limit, got }) => `Reemplazos en este pedido, ofertas incluidas: ${got}, límite ${limit}.`,
    signal: ({ limit, got, signal = "Una señal" }) => `${signal}: ${got}. Desde ${limit} lo ve una persona.`,
    proof_needed: ({ limit, got }) => `Tiempo pasado: ${dayCount(got)}. Se pide una foto como prueba (${limit}).`,
    exchanged_before: ({ limit, got }) => `Cambios en este pedido, ofertas incluidas: ${got}, límite ${limit}.`,
    variant_unknown: () => "El pedido no nombra variantes: solo una persona sabe qué enviar.",
    price_differs: () => "Las variantes en stock tienen otro precio: la política quiere una persona.",
    evidence_needed: ({ limit, got }) => `Valor ${got}: por encima de ${limit} se pide una foto.`,
    above_auto: ({ limit, got }) => `El valor automático de este pedido sería ${got}, límite ${limit}.`,
    above_order_limit: ({ limit, got }) =>
      `El valor automático de este pedido sería ${got}, de lo permitido para el pedido ${limit}.`,
    above_customer_limit: ({ limit, got }) => `Para este cliente serían ${got}, límite ${limit}.`,
    above_day_limit: ({ limit, got }) => `Para hoy serían ${got}, límite ${limit}.`,
    currency_not_set: ({ got }) => `Las reglas no tienen importe para ${got}.`,
    payment_disputed: () => "Un pago de este pedido está en disputa: quizá el banco ya esté retirando el dinero.",
    safety: () => "Las palabras hablan de una herida o de un peligro.",
    paused: () => "Todo lo automático está apagado.",
  },
  signals: {
    cases90d: "Casos en 90 días",
    neverArrived365d: "Paquetes que nunca llegaron en un año",
    refunds365d: "Reembolsos en un año",
    kept365d: "Artículos reembolsados y no devueltos en un año",
    photoSeenBefore: "Fotos vistas en otro pedido",
    disputes365d: "Otros pedidos con un pago disputado en un año",
    refundRate365d: "Pedidos con reembolso, de todos los de un año",
  },
  fees: { restocking: "por volver a ponerlo a la venta" },
  to: {
    refund: "Tu forma de pago",
    replacement: "Tu dirección de entrega",
    store_credit: "Crédito para esta tienda, sin caducidad",
    exchange: "Tu dirección de entrega",
    resend_part: "Tu dirección de entrega",
    repair: "De vuelta a tu dirección de entrega",
    partial_refund: "Tu forma de pago",
    gift_card: "Tu tarjeta regalo",
  },
  extra: {
    discount_code: ({ share, most }) => `${share} de descuento en tu próximo pedido, hasta ${most}`,
    free_shipping: () => "Envío gratis en tu próximo pedido",
    gift: ({ name }) => `${name}, un pequeño regalo de nuestra parte`,
  },
  consent: ({ credit, bonus, refund, to }) =>
    `Elijo ${credit} de crédito en la tienda${bonus ? `, con ${bonus} extra,` : ""} en vez de recuperar ${refund} (${to}).`,
  note: {
    person: `Queremos darte la mejor ayuda, así que ahora lo ve ${someone}. Ya tiene todo lo que nos has contado.`,
    changed: `Algo ha cambiado desde que te lo mostramos, así que ${someone} lo revisa antes de que salga. Lo que viste es lo mínimo que recibirás.`,
    asked: `Gracias por decirnos qué te ayudaría. Ahora lo ve ${someone}, con todo lo que nos has contado.`,
    chosen: "Gracias. Alguien de nuestro equipo revisa ahora tu elección, y tendrás noticias nuestras.",
    contested: "Vamos a verlo de nuevo. Siempre que podamos, lo hará otra persona.",
    settlement_failed: `Esto no ha salido bien por nuestra parte, así que ${someone} ya se ocupa. No tienes que hacer nada.`,
    refund_bounced: `El reembolso no ha llegado a tu cuenta y nos ha vuelto, así que ${someone} ya se ocupa. No tienes que hacer nada.`,
    heard: `Gracias. Ahora lo ve ${someone}, con lo que nos acabas de contar.`,
    reopened: `Sentimos que aún no esté bien. Ahora lo ve ${someone} antes que nada, con todo lo que nos has contado.`,
    goods_unclear:
      "Tu paquete ha llegado, gracias. Hay algo que todavía no tenemos claro, así que uno de nosotros lo mira y te escribe.",
    expired:
      "Hace tiempo que no sabemos de ti, así que lo hemos cerrado por ahora. Todavía puedes pedirnos que lo veamos.",
  },
  boundary:
    "Entendemos tu malestar, y queremos arreglarlo. Para poder hacerlo, te pedimos que trates con respeto a la persona que te escribe. Seguimos aquí y seguimos con ello.",
  hosted: {
    title: "Tu pedido",
    noscript: "Esta página necesita JavaScript. Escribe, por favor, a la tienda donde compraste y menciona tu pedido.",
    missing: "No podemos abrir este enlace",
    missingWhy:
      "Puede que haya caducado o que le falte una parte. Abre de nuevo tu pedido en la tienda, por favor, o usa el enlace de nuestro correo más reciente.",
  },
  ...esMail,
} as const satisfies Texts;
