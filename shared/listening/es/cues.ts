import type { Cue, Patterns } from "../lexicon.ts";

/** Spanish: which words are a sign of what. Words without accents; see ../lexicon.ts for how patterns are written. */

/** Every ending of words that agree: "rot" -> roto, rota, rotos, rotas. */
const ends = (stems: string) =>
  stems
    .split(" ")
    .flatMap((stem) => ["o", "a", "os", "as"].map((end) => stem + end))
    .join("|");

const sureDamage = ends(
  "rot quebrad rajad agrietad danad desportillad desconchad abollad destrozad astillad golpead aplastad machacad despedazad resquebrajad",
);
const likelyDamage = ends("rayad aranad rasgad desgarrad manchad mojad empapad doblad torcid deformad chafad");

export const groups = {
  parcel:
    "paquete|paquetes|pedido|pedidos|envio|envios|entrega|encomienda|orden|compra|caja|mercancia|articulo|articulos|producto|productos|cosa|cosas|sobre",
  came: "llego|llegaron|llegado|llega|llegan|llegar|vino|vinieron|venia|venian|viene|vienen|aparecio|trajeron|trajo|traia|traian|trae|traen|recibi|recibimos|recibido|entregaron|entregado",
  sent: "enviaron|enviasteis|enviaste|enviado|mandaron|mandasteis|mandaste|mandado|dieron|disteis|pusieron|pusisteis|metieron|trajeron|entregaron|llego|llegaron|llegado|vino|vinieron|viene|venia|recibi|recibimos|recibido",
  ordered: "pedi|pedimos|compre|compramos|encargue|encargamos|elegi|elegimos|escogi|ordene|solicite",
  be: "es|son|era|eran|fue|esta|estan|estaba|estaban|ha|han|parece|parecen|quedo",
  broken: `${sureDamage}|${likelyDamage}`,
  sure: sureDamage,
  likely: likelyDamage,
  harm: "dano|danos|grieta|grietas|raja|rajas|rajadura|rajaduras|fisura|fisuras|abolladura|abolladuras|aranazo|aranazos|rayon|rayones|rayadura|rayaduras|rasguno|rasgunos|rotura|roturas|agujero|agujeros|mancha|manchas|desconchon|desconchones|desgarro|desgarros|desperfecto|desperfectos|mella|mellas|golpe|golpes|roto",
  broke:
    "rompio|rompieron|partio|partieron|quebro|quebraron|solto|soltaron|cayo|cayeron|despego|despegaron|estropeo|estropearon|descosio|descosieron|rajo|rajaron|roto",
  part: "pieza|piezas|tornillo|tornillos|tuerca|tuercas|tapa|tapas|tapon|cable|cables|cargador|manual|instrucciones|accesorio|accesorios|pila|pilas|bateria|adaptador|enchufe|mando|funda|asa|asas|correa|pata|patas|filtro|llave|llaves|soporte|base|bolsa|folleto|boton|botones|cinta|cordon|pendiente|calcetin|zapato",
  run: "funciona|funcionan|funcionaba|funcionaban|funciono|funcionaron|funcionado|funcionar|enciende|encienden|encendia|encendio|encendido|prende|prenden|prendio|prendia|arranca|arrancan|carga|cargan|cargaba|responde|responden|respondia|conecta|conectan|empareja|calienta|calientan|enfria|gira|giran|suena|suenan|imprime|imprimen|cierra|cierran|abre|abren|detecta|reconoce",
  size: ends("pequen chic estrech ajustad apretad anch holgad cort larg just") + "|grande|grandes|enorme|enormes",
  num: "un|uno|una|dos|tres|cuatro|cinco|seis|1|2|3|4|5|6|mitad|parte|media|medio",
  photo:
    "foto|fotos|fotografia|imagen|imagenes|descripcion|anuncio|anunciado|anunciada|anunciais|anuncian|web|pagina|catalogo|descrito|descrita|describe|describen|describis|publicado|publicidad|ficha",
  wish: "quiero|queremos|quisiera|queria|querria|quisieramos|exijo|exigimos|espero|prefiero|preferimos|preferiria|pido|pedimos|solicito|necesito|necesitamos|gustaria|dadme|denme|dame|reclamo|mejor",
  money: "dinero|reembolso|devolucion|importe|abono|reintegro",
  charge:
    "cobraron|cobrado|cobrasteis|cobraste|cobran|cobro|cobros|cargo|cargos|pago|pagos|cargaron|cargado|facturaron|facturado|descontaron|descontado",
  body: "mano|manos|dedo|dedos|cara|brazo|brazos|pierna|piernas|pie|pies|labio|labios|boca|lengua|ojo|ojos|piel|cabeza|rodilla|palma|muneca|cuello|espalda",
  flesh: "mano|manos|dedo|dedos|labio|labios|boca|lengua|ojo|ojos|piel|rodilla|palma|muneca|cuello",
  family:
    "hijo|hija|hijos|marido|mujer|esposo|esposa|nino|nina|ninos|bebe|perro|gato|madre|padre|mama|papa|abuela|abuelo|pareja|nieto|nieta|yo",
  color:
    "roja|rojo|rojas|rojos|azul|azules|verde|verdes|amarilla|amarillo|negra|negro|negras|negros|blanca|blanco|blancas|blancos|gris|grises|marron|marrones|rosa|rosas|morada|morado|naranja|beige|crema",
  food: "comida|tarro|bote|frasco|botella|mermelada|lata|chocolate|tee|salsa|sopa|ensalada|miel|galletas|pan|conserva",
} as const;

export const cues = {
  "reason.damaged": {
    3: `#sure; #came|#be|ha|han|con|estaba .. #likely; con|tiene|tienen|tenia|tenian|hay|habia|trae|traia|presenta .. #harm; hecho|hecha|hechos|hechas|en .. pedazos|trozos|anicos|trizas|cachos|migas; anicos; mil pedazos
      se #broke .. en|durante .. envio|transporte|camino|viaje|correo; no .. #came .. buen|buenas|perfecto|perfectas estado|condiciones; mal|malas|pesimo|pesimas estado|condiciones; caja|paquete|sobre #be|llego|vino .. aplastad*|reventad*|mojad*|empapad*; derramad*|derramo .. caja|paquete|todo|dentro; vertido .. caja|paquete
      le|les falta|faltaba .. trozo|trozos|pedazo|esquina; parece .. golpe|golpes|caido; flores|planta|plantas .. marchit*|muert*|secas`,
    2: `#likely; #harm; se #broke en; derramad*; pedazos; trizas`,
    1: `se rompio|quebro|partio; roto; sucio|sucia|sucios|sucias; reventad*`,
  },
  "reason.defective": {
    3: `no|ni|nunca|tampoco .. #run; no .. hace nada; dejo|dejaron|deja|dejado de .. funcionar|cargar|encender|ir|sonar|calentar|andar|girar|cerrar; se apaga|apagan|apago|apagaba|bloquea|bloquean|reinicia|desconecta|desconectan|congela|traba|atasca|atascan|cuelga; #sure .. despues|tras .. uso|usos|dias|semanas|semana|mes|meses|lavado; #sure a los|las .. dias|semanas|meses|usos; #sure .. al usar*|lavar*|abrir*
      se .. #broke .. tras|despues|cuando|al|mientras|usando|nada; se .. #broke .. primera|primer|segunda|segundo|tercera|tercer; se .. #broke a la|los|las; defectuos*; averiad*|averio; estropead*|estropeo; gotea|gotean|goteaba|goteando; pierde|pierden|perdia agua|aceite|liquido|aire|tee|senal|conexion; tiene|tienen .. fuga|fugas; hace|hacen|hacia .. ruido|ruidos; bateria .. dura|duran|agota|descarga|dura
      pantalla .. negra|negro|parpade*|congel*|blanco|lineas; mensaje|codigo de error; defecto|defectos|fallo|falla de .. fabrica|fabricacion|origen; caducad*|podrid*|rancio|rancia|mohos*; sabe|saben|sabor|huele|huelen a .. rancio|moho|humedad|viejo|metal; se oxid*|ha oxid*; oxidad*; encogio|encogieron|encogido .. lavad*|lavar*; destino|desteni*|destine .. lavad*|lavar*; se encogio; cremallera|costura|boton|suela|tacon|asa|correa .. descos*|solt*|despeg*|atasca*|sale|salio|cayo; suena|sonaba .. raro|fatal; murio|muerto .. dias|semana|semanas|usos|meses; no .. se .. cierra|abre|infla|enciende; salta|saltan|salto .. plomos|diferencial|fusibles|fusible; no .. va bien|nada; solo funciona .. si|cuando|a`,
    2: `no .. sirve|sirven; no va|van; defecto|defectos; fallo|fallos|falla|fallan|fallando; inservible; no se mueve|mueven; atascad*; oxid*; averia; descosid*; despegad*; se #broke`,
    1: `ruido; suelto|suelta; problema`,
  },
  "reason.wrong_item": {
    3: `#sent .. equivocad*|erroneo|erronea|incorrect*; #sent|#came .. otro|otra|otros|otras producto|articulo|modelo|color|cosa|cosas|version|marca|tipo|sabor|talla|tamano|libro; no #be|esta|este|esto .. lo|el|la|los|las que #ordered; no #be .. que #ordered; #ordered .. #color .. y|pero .. #sent .. #color; #ordered .. y|pero .. #sent un|una|el|la|otro|otra|unos|unas; #ordered .. y|pero es|son .. #color
      #ordered .. #color .. #sent|#came .. #color; #ordered .. talla|numero|tamano .. #sent|#came .. talla|numero|tamano|la|el|una; #sent .. talla|numero .. #ordered; #sent|#came en vez|lugar de; #sent|#came un|una|unos|unas|el|la|los|las|otro|otra .. en vez|lugar de; en vez|lugar de .. #sent|#came; en vez|lugar de .. hay|habia|esta; no #ordered esto|eso|este|esta|estos|estas; yo|nunca .. no #ordered; no lo|la|los|las #ordered; pedido|paquete|producto de .. otra|otro persona|cliente; de otra persona|clienta; de otro cliente; no #be mio|mia|mi|nuestro; no #be mi|nuestro pedido|paquete; habeis|han equivocado; se|os equivocaron|equivocasteis|confundieron|confundido .. producto|articulo|pedido|paquete|de|con|al; habeis|han confundido|cambiado|mezclado .. pedido|pedidos|producto|paquete; a nombre de otr*|otra
      #sent|#came .. distint*|diferente|diferentes .. #ordered|pedido|pedida; #sent|#came .. color|modelo|version .. no|distint*|equivocad*|diferente; producto|articulo|pedido|paquete|modelo|color|libro .. equivocad*|incorrect*|erroneo; me|nos #sent .. que no #be|#ordered; una|uno #be|#came .. #color; y #sent .. #color; tenia|deberia|debia ser .. #color`,
    2: `equivocad*|incorrect*|erroneo|erronea; otra cosa; no corresponde*`,
    1: `distint*|diferente|diferentes; en vez|lugar de`,
  },
  "reason.missing": {
    3: `falta|faltan|faltaba|faltaban|falto|faltaron; #came|viene|esta|estaba|sin .. sin .. #part; sin #part; no .. #came|incluye|incluia|hay|habia|encuentro|encontre|aparece .. #part; no .. #came|esta|estan|estaba|estaban|hay|habia|encuentro|encontre .. en|dentro .. caja|paquete|sobre|bolsa; caja|paquete|sobre|bolsa .. vacio|vacia|vacios|vacias; vacio|vacia .. caja|paquete|sobre; incomplet*; se .. olvid* .. poner*|incluir*|meter*|enviar*|mandar*|#part|de; olvidaron|olvidasteis|olvidado .. poner*|incluir*|meter*|enviar*|mandar*|#part|de
      solo|solamente|unicamente .. #came|#sent|hay|habia|venia|venian .. #num; #came|#sent .. solo|solamente|unicamente .. #num; #ordered|pague|pagamos .. #num .. solo|solamente; #ordered|pague|pagamos .. dos|tres|cuatro|cinco|seis|2|3|4|5|6 .. #came|#sent|hay .. una|uno|un|dos|tres|cuatro|cinco|1|2|3|4|5; no .. #came|esta|estan|estaba .. todo|todos|todas|complet*; donde esta|estan el|la|los|las|mi resto|otra|otro|otras|otros|demas|segunda|#part; resto|demas .. no; parte|mitad de .. pedido .. no; no .. incluid*|incluyeron|incluisteis|metieron|metisteis; dejaron|dejasteis fuera; #num|media .. de menos; no .. #came ni|la|el #part; deberia|tenia que|debian haber .. y hay|habia|conte; hay|habia .. de #num .. que; no .. #came .. y si .. pagad*`,
    2: `no incluye|incluia|trae|traia; vacio|vacia; sin la|el|los|las|su|sus; resto de .. pedido`,
    1: `resto; olvid*`,
  },
  "reason.not_as_described": {
    3: `no|nada .. #be|parece|parecen|parecido|coincide|coinciden|corresponde|corresponden|concuerda|ver|cuadra .. #photo; no .. como .. #photo; distint*|diferente|diferentes|peor|#size|oscur*|clar*|fino|fina .. de|que|a .. #photo; nada que ver; #photo .. decia|dice|decian|ponia|pone|prometia|prometen|indicaba|enganos*|engana|engano; falsific*; imitacion; #be .. falso|falsa|falsos|falsas|copia|replica; no #be .. original|originales|autentic*|genuin*|nuevo|nueva|nuevos|nuevas|cuero|piel|lana|algodon|seda|plata|oro|impermeable|impermeables|madera|ecologic*|verdad; #be|#came|parece .. usad*|reacondicionad*; vendia|vendian|vendido como nuev*; no se parece|parecen en nada; no se parece|parecen nada; segunda mano; ya .. usad*|abiert*
      mala|malisima|pesima|baja|poca|dudosa calidad; calidad #be|deja .. mala|malisima|pesima|baja|desear|horrible|fatal; se supone|suponia|supuestamente .. cuero|piel|lana|algodon|seda|plata|oro|impermeable|madera|nuevo|nueva; deberia ser .. cuero|piel|lana|algodon|seda|plata|oro|impermeable|madera; tenia que ser .. cuero|piel|lana|algodon|seda|plata|oro|impermeable|madera; pone|dice|decia|anuncia* .. algodon|lana|cuero|piel|seda .. pero|y|etiqueta; etiqueta .. dice|pone .. poliester|acrilico|sintetico|plastico; menos|mas #size|oscur*|clar*|fino|fina .. foto|fotos|describ*|anunci*; publicidad enganosa; mide|miden .. menos|solo|en vez`,
    2: `no #be .. lo .. esperaba|esperabamos|esperado; esperaba algo|mas|mejor|otra; #be|parece .. plastico|barato|barata|cutre; calidad; se ve|ven .. barat*|distint*|diferente; endeble; cutre`,
    1: `barato|barata; mal hech*`,
  },
  "reason.late": {
    3: `#came|va|van|vendra|llegara .. tarde; retras*; demora|demoras|demorado|demorando|demoran|demoro|demorada|atraso|atrasado|atrasada|atrasos; deberia|deberian|debia|debian|debio|tenia|tenian|tendria|tendrian|iba|iban|supone|suponia|prometieron|prometisteis|prometido|decian .. llegar|llegado|llegara|llegaba|recibir*|recibido|entregar*|entregado|estar; cuando .. llega|llegan|llegara|llegaran|llegaria|recibire|recibo|viene|vendra|sale|saldra|entregan|entregaran|envian|enviais|mandan; llevo|llevamos|sigo|seguimos .. esperando; esperando desde|hace|mas; llevo|llevamos .. dias|semanas|semana|mes|meses .. sin|esperando|y; hace|hacen .. dias|semanas|semana|mes|meses .. pedi|espero|compre|deberia|esperando|hice
      no se|ha|hay .. movido|actualiza|actualizado|avanza|avanzado|movimiento; seguimiento|rastreo|localizador|#parcel .. no .. se .. mueve; seguimiento|rastreo|localizador|#parcel .. no .. cambia|cambiado|movido|actualiza*; parad*|atascad*|retenid*|detenid*|bloquead*|varad* .. aduana|aduanas|almacen|deposito|central|oficina|transito|centro|bodega|reparto; aduana|aduanas|almacen .. parad*|atascad*|retenid*|detenid*; todavia|aun|sigue no|sin .. enviado|enviaron|salido|sale|salir|enviar|mandado|despachado|despacharon|expedido; no .. #came .. a tiempo|para; fuera de plazo; fecha .. entrega|estimada|prevista .. paso|pasado|era|fue|ayer|vencio; entrega .. prevista|estimada|prometida .. era|fue|ayer|para; tarda|tardan|tardando|tardado|tardo .. mucho|demasiado|anos|siglos|semanas|tanto|eternidad; cuanto .. falta|tarda|tardara|tardareis|tardan; mas de .. dias|semanas|semana|mes .. esperando|retraso|sin; entrega en .. horas|dias .. y|pero; era|eran para .. ayer|lunes|martes|miercoles|jueves|viernes|sabado|domingo; hart*|cansad* de esperar; lo|la necesitaba|necesito para; ya .. deberia`,
    2: `esperando; plazo; fecha de entrega; tarda*; lento|lenta; en reparto|transito; sigue .. preparacion|proceso|pendiente; tracking|seguimiento|rastreo`,
    1: `espera; esperar; tarde`,
  },
  "reason.never_arrived": {
    3: `nunca|jamas .. #came|recibi|recibimos|llegaron|entregaron|aparecio; dice|dicen|pone|ponen|aparece|figura|consta|marca|marcado|sale|segun|estado|supuestamente|indica .. entregad*; #photo|seguimiento|app .. dice|pone|aparece|consta|indica .. entregad*; entregado pero|y|aunque; entregad* .. nada|nadie|no|vecino*; dan por .. entregad*; #parcel .. perdid*|extraviad*|extravio|perdio|desaparecid*|desaparecio|robad*; perdido|perdio|perdieron|perdisteis|extraviaron|robaron|robado .. #parcel|correo|correos|transporte|puerta|portal|buzon|camino; extravi*; se .. ha perdido|extraviado
      no .. vecino|vecinos|vecina|porteria|portero|portal|conserje|buzon|puerta; dejaron|dejo|entregaron|entrego|entregado|dejado .. otra|otro|equivocad*|incorrect* direccion|casa|piso|persona|calle|numero; #sent|dejaron|dejo|entrego en .. direccion|casa|piso|portal|puerta equivocad*|incorrect*; entregaron|entregado|dejaron|dejo|entrego .. vecino*; direccion|casa|piso .. equivocad* .. entreg*; firma|firmo|firmado .. no|nadie|otra|otro|desconocid*; nadie .. llamo|timbre|vino|paso|toco|entrego|trajo; no vive aqui; se lo|la robaron|llevaron; me lo|la|han robaron|robado`,
    2: `perdid*|extraviad*|robad*; desaparecid*; vecino|vecinos; buzon; portal`,
  },
  "reason.absent": {
    3: `no .. #came|aparece|aparecido; no .. #came .. todavia|aun|nada; donde esta|estan|anda|queda|quedo .. mi|mis|el|nuestro|#parcel|lo; donde esta|estan; sin noticias|rastro|novedades|senales; sin .. recibir|recibirlo|recibirla|llegar; sigo|seguimos|sigue sin .. recibir*|llegar|nada|noticias|#parcel; esperando .. #parcel; todavia|aun nada; nada todavia|aun; ni rastro|senal; alguna noticia|novedad; hay noticias|novedades; que #be|paso|pasa .. con mi #parcel; no se|hay nada .. de mi #parcel; no .. tengo .. #parcel|aqui|nada; no esta aqui`,
    2: `noticias|novedades; esperando`,
  },
  "reason.wrong_size": {
    3: `me|le|nos|les|te queda|quedan|quedo|quedaron|va|van|viene|vienen|esta|estan|sienta|sientan .. #size; demasiado #size; #be|queda|quedan|viene|me|le .. muy|demasiado|bastante|algo|poco #size; no me|le|nos entra|entran|cabe|caben|vale|valen|abrocha|cierra; no .. cabe|caben; no .. queda|quedan bien .. talla|pie|cadera|cintura; talla|tallas|numero|medida|medidas equivocad*|incorrect*|erronea; #ordered .. talla|numero|medida|tamano .. equivocad*|incorrect*|no|mal; me equivoque|equivocado .. talla|numero|tamano|medida; otra|mas|menos talla; talla|numero|tamano mas|menos|grande|pequen*|mayor|menor|superior|inferior; necesito|quiero|cambi*|querria|quisiera .. talla|numero|tamano; talla .. pequen*|grande|chic*|no|queda|mal; tallan|talla|tallaje .. pequen*|grande|chic*|raro|mal; una|dos talla|tallas; me aprieta|aprietan; aprieta|aprietan; no #be mi|de mi talla|numero; no es|son .. talla; #size de|para .. cintura|mangas|hombros|piernas|mi|el|la; mangas|piernas|pantalon|pantalones|zapatos|camisa|vestido|chaqueta #be|queda|quedan .. #size`,
    2: `talla|tallas|tallaje; muy #size; queda|quedan grande|grandes|pequen*; estrech*|holgad*|ajustad*; no me sirve|sirven`,
    1: `pequen*|estrech*|apretad*|holgad*; medida|medidas; tamano`,
  },
  "reason.changed_mind": {
    3: `cambie|cambiado|cambiamos|cambio de idea|opinion|parecer; ya no .. quiero|queremos|necesito|necesitamos|interesa|hace|quiere; no .. me|nos|le|les .. gusta|gustan|gusto|gustaron|gustado|convence|convencen|convencio|convencido; no .. combina|combinan|favorece|favorecen|pega|pegan|encaja .. con|en|mi; no .. favorece; no va|van|queda|quedan bien .. con|en; por|de error|equivocacion|accidente .. #ordered|pedido|comprado; #ordered|pedido|comprado .. por error|equivocacion|accidente; #ordered|pedido .. sin querer; #ordered .. dos veces|duplicad*|repetid*|demasiad*|de mas; me equivoque al|de|con el .. pedir*|comprar*|elegir*|modelo|color|producto; ya tengo|tenia|tiene|tenemos|tenia .. uno|una|otro|otra|dos|igual|el|la|mismo|misma; encontre|encontrado|vi|visto .. mas barat*|mejor|precio; mas barat* .. otra|otro|tienda|sitio|lado; me arrepent*|arrepiento; lo|la pense|pensado mejor; pensandolo mejor; no #be .. mi|su estilo|gusto; no #be lo|la mio|nuestro; no me|nos|lo|la lo|la|los|quedo|quedar*|quedare|voy; regalo repetid*; no lo|la|los|las .. quiero|queremos|necesito|necesitamos|usare|voy; devolver* .. sin abrir|usar|estrenar; sin abrir|usar|estrenar; culpa .. mia|nuestra; no .. es .. culpa; error|culpa mio|mia|nuestro`,
    2: `por error|equivocacion; arrepent*; me equivoque; no .. gusta; no quiero quedar*; no .. necesito`,
    1: `devolver*|devolucion|devuelvo|retornar*|regresar*; no quiero`,
  },
  "reason.charged_wrong": {
    3: `#charge .. dos|tres|2|3 veces; #charge .. doble|duplicad*|repetid*|de mas|demas|otra vez|nuevo; doble|duplicad* #charge; dos|tres|2|3 #charge; #charge .. mas|otra|distint*|diferente|mal|incorrect*|equivocad* .. de|que|cantidad|precio|importe|cuenta; me|nos #charge mal; #charge .. y|pero|cuando .. precio|web|era|costaba|valia|ponia|pone|decia|marcaba|anunci*|total; #photo|cesta|carrito .. decia|ponia|pone|marcaba .. #charge; no reconozco .. #charge; #charge .. no reconozco|autoric*|hice; #charge .. desconocid*|no autoriz*; precio .. distint*|diferente|mas alto|mayor|equivocad*|incorrect*|no #be|coincide; importe|total|cantidad|monto|factura|cuenta .. incorrect*|equivocad*|mal|cuadra|coincide|erroneo|erronea; descuento|cupon|codigo|promocion|oferta|rebaja .. no .. aplic*|descont*|funcion*|aparec*|tuvo|salio|hizo|valio|tenid*; no .. aplic*|descont*|hicieron|hecho|hicisteis|tuvieron .. descuento|cupon|codigo|promocion|oferta|rebaja
      #money .. no .. #came|hecho|visto|veo|tengo|entra*|refleja*; no .. #came|devuelto|devolvieron|devolvisteis|reembolsado|abonado|ingresado|hecho|visto .. #money; donde .. mi|el #money; esperando .. #money; cuando .. #money; me|nos deben|debeis|debe; gastos|envio .. gratis|gratuito .. #charge; #charge .. gastos|envio .. gratis|gratuito|era; #charge .. envio|gastos; #charge .. precio .. sin; sigo|seguimos|sigue sin .. #money`,
    2: `#charge .. por|de; factura; precio .. web|pagina|tienda; me cobr*; en mi|la cuenta|tarjeta; sobreprecio`,
    1: `cobraron|cobrado; precio; factura; descuento|cupon`,
  },
  "reason.cancel": {
    3: `cancel*; anular|anularlo|anularla|anulen|anulad|anulame|anulenme|anule|anulacion; no .. envien|envieis|envies|manden|mandeis|mandes|despachen; paren|parad|parar|detener|detengan|frenar|frenen .. el|mi #parcel; parar|detener .. #parcel; deshacer .. #parcel|compra; desistir; antes de que .. envi*|salga|mand*|despach*`,
    2: `puse|pusimos|meti|di|escribi .. mal|equivocad*|incorrect* .. direccion; direccion .. equivocad*|mal|incorrect*`,
  },
  "reason.other": {
    3: `repartidor|mensajero|transportista|conductor|empleado|empleada|personal|atencion|trato|dependienta|dependiente .. maleducad*|grosero|grosera|groseros|borde|antipatic*|mal|mala|agresiv*|desagradable|pesim*|horrible|fatal|grito|insulto; cambiar|modificar|cambiad|cambien|cambio|corregir|corrijan .. direccion|fecha|datos|telefono; copia .. factura; necesito|quiero|envi*|mand*|podeis|pueden|falta .. factura; numero|codigo|enlace .. seguimiento|rastreo; contrasena; iniciar sesion; mi cuenta .. no; envolver*|envoltorio .. regalo; papel de regalo; me|nos|habeis|han|ha|mi cancelaron|cancelasteis|cancelado|cancelo; web|pagina|app no .. funciona|carga|abre; servicio|atencion .. cliente .. pesim*|horrible|fatal|mal|mala|lament*; quejarme|quejar|queja .. de el|sobre|por .. servicio|trato|atencion|repartidor; demasiado|mucho|tanto plastico|embalaje`,
  },

  "wish.refund": {
    3: `#wish .. reembols*|dinero|reintegro; #wish .. que .. devuelv*|reembols*|reintegr*; #wish .. me|mi devolucion; devolver*|devuelv*|devolved*|regresen|regresenme|reintegr*|retornen .. dinero|importe|pagado|pague; reembols* .. por favor|ya|dinero|completo|total|integro|todo; reembolsen*|reembolsad*|reembolsame; devuelvanme|devolvedme|devuelveme|devuelvame; mi dinero .. vuelta; sino .. dinero|reembolso; #wish .. recuperar .. dinero`,
    2: `reembolso|reembolsar; mi dinero|plata; el dinero`,
  },
  "wish.replacement": {
    3: `#wish .. otro|otra|otros|otras|nuevo|nueva|nuevos|nuevas|reemplaz*|repuesto|recambio|sustitu*|reposicion|correcto|correcta|correctos|correctas; #wish .. cambi*; #wish .. una|uno .. que .. funcione|sirva|entera|sana; #wish .. que .. manden|mandeis|envien|envieis|repongan .. otro|otra|de|el|la|los|las|lo; mandadme|mandenme|mandame|mandarme|mandarnos|enviadme|envienme|enviame|enviarme|enviarnos|enviadnos|enviennos|reponerme .. otro|otra|otros|otras|nuevo|nueva|nuevos|nuevas|correct*|falta|faltan|faltaba|nuevo|reemplazo|la|el|los|las; pueden|podeis|podrian|podriais|puedes|puede .. enviar*|mandar* .. otro|otra|otros|otras|nuevo|nueva|nuevas|nuevos|correct*|falta|faltan|pieza|tapa|la|el|los|las; envien|manden|envieis|mandeis|mandad|enviad .. otro|otra|otros|otras|nuevo|nueva|nuevas|nuevos|correct*|falta|faltan; cambiarlo|cambiarla|cambiarlos|cambiarlas|cambiarmelo|cambiarmela|cambienmelo|cambiadmelo|cambiadmela|cambienmela; reemplazarlo|reemplazarla|reemplazo; sustituirlo|sustituirla; cambiar .. por .. otro|otra|uno|una|talla|mas|el|la; sino .. otro|otra|nuevo|nueva`,
    2: `otro nuevo; otra nueva; cambio; uno nuevo; una nueva`,
  },
  "wish.store_credit": {
    3: `#wish .. vale|credito|saldo|bono|cupon; vale|credito|saldo .. tienda|compra|compras; nota de credito; un vale me|nos|esta|estaria|seria|sirve; me vale un vale; tarjeta regalo; credito .. esta|me|estaria bien; sino .. vale|credito`,
    2: `un vale; credito`,
  },
  "wish.explanation": {
    3: `expliq*|explic*; por que; #wish .. saber; como .. posible|puede .. ser; que paso|ocurrio; que ha|habra pasado|ocurrido; como .. ha pasado|ocurrido|paso`,
  },

  upset: {
    3: `destrozad* por|me|estoy|anim*; llorando|llorar|llore|lloro; desesperad*; arruin* .. boda|cumpleanos|navidad|navidades|fiesta|dia|vacaciones|regalo|sorpresa; funeral; 😢|😭|💔`,
    2: `muy|tan|super|realmente|profundamente|bastante decepcion*|frustrad*|disgustad*|triste|molest*|enfadad*|enojad*|preocupad*; hart*|hasta|cansad* de|las|la|narices; boda|cumpleanos|aniversario|navidad|comunion|graduacion; nadie .. responde|contesta|respondio|contesto|ayuda|respuesta; segunda|tercera|cuarta|otra vez .. que|mal|igual|pasa; ignorad*|ignoran|ignorais; perdido|perdi|perdiendo la paciencia|confianza|esperanza; ultima vez; nunca mas; colmo; 😞|😔`,
    1: `decepcion*; frustr*; molest*; disgust*; triste; lamentable; urgente|urgentemente|urge; cuanto antes; regalo; preocupad*; desastre; pesadilla; incluso; no estoy content*|satisfech*; vaya; que pena; 🙁|😕|☹`,
  },
  anger: {
    3: `furios*|indignad*|cabread*|rabia|encabronad*|emputad*; estafa*|timo|timad*|fraude|ladrones|ladron|sinverguenza*|chorizos|delincuentes; mierda|joder|cojones|hostia|carajo|puta|puto|verga|chingad*; peor .. tienda|empresa|servicio|experiencia|compra|vida; verguenza; asco; muy enfadad*|enojad*; esto es .. broma|burla|tomadura; tomadura de pelo; tomais|toman|tomando .. el pelo; que descaro; es indignante; 😡|🤬|👿`,
    2: `inaceptable|intolerable|inadmisible|indignante|vergonzos*; ridicul*; enfadad*|enojad*; pesim*|horrible|terrible|fatal|lamentable .. servicio|atencion|tienda|experiencia|trato; servicio|atencion|trato|experiencia .. pesim*|horrible|terrible|fatal|lamentable; basura; increible que; exijo|exigimos; falta de respeto|profesionalidad|seriedad|educacion; burla; mentiros*|mienten|mentis; robo|roban|robais; ineptos|incompetentes|incompetencia|inutiles; perder|perdiendo|perdido .. el tiempo`,
    1: `increible; no puede ser; mal servicio; ya basta`,
  },
  abuse: {
    3: `idiotas|imbeciles|imbecil|gilipollas|cabrones|cabron|pendejos|pendejo|boludos|subnormales|subnormal|mamones|malnacid*|desgraciados|hdp|hijueputa*|retrasados mentales; hijo|hijos|hija de puta|perra; hijos de la gran|puta; sois|eres|ustedes|vosotros|panda .. estupid*|imbecil*|idiota|idiotas|tontos|burros|retrasados|capullos|cerdos|basura|escoria|mierda; son unos|todos .. estupid*|imbecil*|idiotas|tontos|burros|retrasados; vete|iros|idos|vayanse|vayan|irse|vete .. mierda|carajo|infierno|chingada|verga|culo|diablo; que os|les jodan|den; jodanse|jodeos|jodete; a tomar por; ojala .. mueras|murais|mueran|pudras|pudrais|pudran|arruin*; te|os|les|los voy|vamos a matar|reventar|quemar; se|ya donde .. vives|vivis|viven|trabajas|trabajais|trabajan; partir .. la cara`,
  },
  "threat.legal": {
    3: `abogad*; demandar|demandare|demandarlos|demandaros|demandaremos|demandarles; poner|poner|pondre|interponer|interpondre|presentar|presentare .. demanda|denuncia; denunciar|denunciare|denunciarlos|denunciaros|denunciaremos|denuncio|denuncia; juzgado|juzgados|tribunal|tribunales|juicio; acciones|medidas|via|vias legales|judiciales|legal|judicial; hoja|hojas de .. reclamacion|reclamaciones; oficina|proteccion|defensa|organizacion|asociacion|derechos .. consumidor|consumidores|consumo; profeco|facua|ocu|indecopi|sernac|consumo; policia; guardia civil`,
  },
  "threat.dispute": {
    3: `contracargo*|chargeback*; banco|tarjeta|paypal|visa|klarna .. disput*|reclam*|revert*|retroced*|anul* ; disputa|disputar|disputare|reclamar|reclamare|reclamacion .. banco|tarjeta|paypal|visa|pago|cargo|cobro|klarna; llamo|llamare|hablo|hablare|hablar|llamar|contactare|avisare .. banco; devolver|devolvere|anular|anulare|revertir|retroceder .. cargo|cobro|recibo|pago; abrir|abro|abrire .. disputa|caso|reclamacion`,
  },
  "threat.publicity": {
    3: `trustpilot; mala|malas|negativa|negativas|pesima|pesimas|malisima resena*|valoracion|valoraciones|opinion|opiniones|critica|criticas|calificacion|puntuacion; resena*|valoracion|opinion|critica|comentario|calificacion .. negativ*|mala|malo|pesim*; dar|dare|doy|daros|darles|poner|pondre|merec* .. una|1 estrella|estrellas; pondre|publicare|escribire|subire|dejare|contare|difundire|publicar|difundir|compartire|denunciare .. resena*|redes|google|facebook|twitter|instagram|tiktok|internet|todo|todos; se .. enterar* .. todo|todos|mundo; periodista*|periodico*|television; a la prensa; advertire|avisare|advertir|avisar .. todo|todos|gente|amigos|demas|mundo`,
  },
  "safety.injury": {
    3: `me|nos corte|cortamos|queme|quemamos|lastime|pinche|clave|heri|lesione|electrocute|intoxique|abrase|escalde; me|nos he|hemos|ha|han cortado|quemado|lastimado|herido|pinchado|clavado|electrocutado|intoxicado|escaldado|abrasado|lesionado; se .. ha|han cortado|quemado|pinchado|clavado .. #flesh; me|le|nos corto|quemo|lastimo|hirio|pincho|arano|golpeo .. #body|#family; me|nos quemo|lastimo|hirio; se corto|quemo|lastimo|hirio|pincho|clavo .. #body; #family .. se .. corto|quemo|lastimo|hirio|pincho|atraganto|intoxico|ahogo|trago; #family .. se .. ha|hizo .. dano|herid*|cortado|quemado|atragantado|tragado; me|se|nos hice|hizo|hicimos|hecho dano; herid*; quemadura|quemaduras|corte|cortes .. #flesh; sangre|sangrando|sangro|sangraba|sangrado; acab*|termin*|fui|fuimos|llev*|tuve|tuvo|tuvimos|estuv*|al .. hospital|urgencias; al hospital; llam*|vino .. ambulancia; descarga electrica; descarga|calambre|calambrazo|corrientazo|chispazo|corriente .. me|le|dio|da|dado; dio|da|dado|dan|pego|llevado|lleve|llevo .. descarga|calambre|calambrazo|corrientazo|toque|corriente; reaccion alergica; dio|dado|provoco|provocado|causo|causado|salio|salieron|salido .. alergia|sarpullido|ronchas|urticaria|erupcion|irritacion|ampollas|quemaduras|granos; sarpullido|ronchas|urticaria; se .. atraganto|atragantado|asfixi*; vomit*; intoxic*; puse|puso|pusimos|sento|sentido|senti .. mal|malo|mala|enferm* .. comer*|beber*|tomar*|probar*|despues|tras; enfermo|enferma|enfermos|enfermamos .. comer*|beber*|tomar*|probar*; inconsciente; desmay*; puntos .. mano|dedo|sutura|cabeza|pie; poner|dieron|pusieron|dar .. puntos; tuve|tuvo|tuvimos|fui|fuimos .. medico|doctor`,
  },
  "safety.danger": {
    3: `incendi*; en llamas; fuego; llamarada; echa|echaba|echo|echando|sale|salia|salio|saliendo|suelta|solto|soltaba|desprende|desprendia .. humo|chispas|fuego|llamas; humo .. enchufe*|cable*|aparato|negro|cargador|bateria; empezo|empieza .. humear|arder|quemarse|echar; humo; chispas|chispazo|chispazos|chisporrote*; huele|olia|olor|oler .. quemado|gas|chamuscado|quemada; explot*|explosion|explosivo|estall*|revento .. bateria|botella|cristal|vidrio|cara|manos|olla|cargador|solo|solas; explot*|explosion; cortocircuito|corto circuito; se .. incendio|quemo|derritio|derretido|recalienta|recalento|sobrecalienta|sobrecalento|sobrecalent* .. enchufe|cable|cargador|bateria|aparato|solo|sola|plastico|clavija|toma; sobrecalent*|sobrecalient*|recalient*; bateria .. hinchad*|inflad*|hincho|inflo|caliente|ardiendo|quema|fuga; hinchad*|inflad* .. bateria; cable|cables|hilos .. pelad*|expuest*|aire|descubiert*; cristal|cristales|vidrio|vidrios|metal|plastico|insecto|insectos|gusano|gusanos|bicho|bichos|moho|cucaracha|astilla|astillas en|dentro .. #food; hay|habia|encontre|encontramos|encontrado|tenia .. cristal|cristales|vidrio|vidrios|insecto|insectos|gusano|gusanos|bicho|bichos|cucaracha .. #food; peligros*; filo|filos|borde|bordes|punta|puntas|canto|cantos .. afilad*|cortante|cortantes|peligros*; salta|saltan|salto|saltaron|saltado .. plomos|diferencial|fusible|fusibles|luz|automatico; toxic*|venenos*|contaminad*; frenos .. fall*|no; quema|quemaba|ardiendo .. toc*|mano|manos; demasiado|muy|mucho|super caliente .. toc*|coger*|peligro|enchufe|bateria|cargador; se calienta|calientan .. mucho|demasiado|muchisimo; atragantamiento|asfixia; retirado de el mercado; podria|pudo|habria .. matar*|herid*|incend*|explot*`,
  },

  everything: {
    3: `todo|todos|todas #be|#came|los|las|mal; todo el pedido|paquete|envio; toda la caja|compra; pedido|paquete|caja|compra|envio entero|entera|completo|completa; todo .. #sure; nada .. funciona|sirve; todos los articulos|productos`,
  },
  fine: {
    3: `esta|estan|llego|llegaron|vino|vinieron|es|son|funciona|funcionan|va|van .. bien|perfecto|perfecta|perfectos|perfectas|perfectamente|genial|intacto|intacta|intactos|intactas|bonito|bonita|bonitos|bonitas|precios*|impecable*|buen|buenas estado|condiciones; esta|estan|llego|llegaron|es|son|funciona|funcionan|va|van bien|perfecto|perfecta|perfectos|perfectas|genial|intacto|intacta|intactos|intactas|bonito|bonita|precios*|impecable*; me|nos encanta|encantan|gusta|gustan|encanto; sin problema|problemas; todo bien|perfecto|correcto|ok`,
  },
  sink: {
    3: `hace|hacen|hacia|hagan|hara falta; cuanto|mucho|poco|tanto falta|faltan; falta mucho|poco|tanto|que; falta de respeto|educacion|profesionalidad|seriedad|profesionalismo|ortografia|tacto|comunicacion|informacion; sin falta; solo falta|faltaba que; por|de|esta|ayer|toda la|por tarde; por la tarde; de la tarde; esta tarde; la tarde; buenas tardes; mas tarde; tarde o temprano; como funciona|funcionan|va; no .. como funciona|funcionan|va|se; cable|codigo|cuenta de carga; detector|detectores|alarma|color|gris .. humo|incendio|incendios; gris humo; a fuego lento; fuego lento|bajo|medio|fuerte; fuegos artificiales; apto .. fuego; manta|prueba .. fuego; contra incendios; chispas de .. chocolate|colores; rojo|color sangre; naranja sanguina; sobre todo; ante todo; todo el dia|tiempo|mundo; todos los dias|anos|meses; de el todo; despues de todo; a mi juicio; prensa francesa; tarjeta de credito; numero de pedido; me llamo; corazon roto|partido; el corazon roto; vaqueros|pantalones|jeans rotos; vidrio|cristal templado; cambio de .. idea|opinion|parecer|aires|divisa; cancelacion de .. ruido; en cambio; a cambio; el otro dia; la otra vez; otra vez; por otro lado; por otra parte; en vez|lugar de .. reembols*|dinero|vale|cambio|otro|otra|credito; que un|una|el reembols*|vale|cambio; no quiero|queremos|necesito .. reembols*|vale|credito|cambio|dinero|otro|otra|bono; #parcel de corte|quemadura; crema|pomada|tratamiento .. quemadura*|herida*; cort* .. pelo|luz|llamada|internet|queso|pan|verdura|conexion; se corta .. luz|llamada|conexion|sonido|senal; corazon herid*; herid* .. sentimientos; falsa alarma; piezas de repuesto; botiquin .. auxilios; soy|fui|somos|que|siento .. tonto|tonta|idiota|gilipollas|imbecil|burro|estupido|estupida; no .. recib* .. respuesta|contestacion|correo|email|mail|factura|confirmacion; si .. llegara|llegase|estuviera|fuera .. #sure; vendedor .. pelicula; muy|super grande|grandes .. gracias|diferencia|problema; gran|grande sorpresa; tamano de .. grieta|mancha|agujero|moneda; largo tiempo; que largo|larga; a la larga; de corta duracion; lo justo; no es justo; justo hoy|ayer|ahora|antes|cuando|en|lo|a|despues|el|la|al; a largo|corto plazo; chica|chico .. tienda|telefono|atencion; la|una|el|un chica|chico; no pasa nada; explosion de .. sabor|sabores|color|colores|alegria; siento herid*`,
  },
} as const satisfies Partial<Record<Cue, Patterns>>;
