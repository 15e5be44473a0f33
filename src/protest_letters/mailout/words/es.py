"""The papers of a mail-out in Spanish."""

from protest_letters.mailout.words.kinds import (
    Checklist,
    Costs,
    Instructions,
    ReadingCopy,
    Readme,
    SigningList,
    Slips,
    Step,
    Tasks,
    Words,
)

_INSTRUCTIONS = Instructions(
    at_home="Sus cartas y cómo enviarlas",
    at_meeting="Sus cartas y cómo terminarlas aquí",
    thanks="Gracias por escribir. Estas cartas salen en su nombre: sobre cada una decide solamente usted.",
    member="N.º de afiliación: {id}",
    branch="Sección: {branch}",
    questions="Consultas: {contact}",
    read=Step("Lea cada carta.", "Cambie lo que quiera: sus propias palabras valen más que las nuestras."),
    read_here=Step("Lea cada carta.", "Sus propias palabras valen más que las nuestras: díganos qué quiere cambiar."),
    receipt=Step("Firme en la lista", "por lo que ha recibido."),
    date=Step("Póngale fecha:", "la del día en que la eche al correo. Si lleva impresa otra, corríjala a mano."),
    sign=Step("Fírmela", "a mano y con tinta azul: así se ve que no es una copia."),
    fold=Step(
        "Dóblela por las marcas.",
        "En cada sobre va una sola carta, la del mismo nombre, y nada más.",
    ),
    fold_window=Step(
        "Dóblela por las marcas.",
        "En cada sobre va una sola carta y nada más. Por la ventanilla debe verse la dirección entera, y solo ella.",
    ),
    fold_bare=Step(
        "Dóblela por las marcas.",
        "En cada sobre va una sola carta y nada más. Copie en él la dirección que figura en la carta.",
    ),
    postage=Step(
        "Franquee los sobres.",
        "La tabla indica cuáles van al extranjero y cuáles se quedan en el país, como una carta a la embajada que"
        " hay en el suyo.",
    ),
    post=Step("Échelas usted al correo,", "en un buzón cercano a su casa y no todas el mismo día."),
    hand_in=Step(
        "Entréguenos los sobres cerrados:",
        "nosotros los franqueamos y los enviamos. Si prefiere hacerlo usted, lléveselos; la tabla indica cuáles van"
        " al extranjero y cuáles se quedan en el país.",
    ),
    answer=Step("Si recibe una respuesta,", "envíenos una copia."),
    returned=Step("Si le devuelven una carta,", "guarde el sobre y díganos qué ha anotado en él el correo."),
    reading=Step("La hoja «{mark}»", "contiene el texto en su idioma. Guárdela; no va en ningún sobre."),
    slip=Step("Cuando lo haya enviado todo,", "rellene el cupón de abajo y devuélvanoslo."),
    ties=Step(
        "Hable antes con nosotros",
        "si tiene la nacionalidad del país al que escribe, si tiene familia allí o si piensa viajar allí. Nadie está"
        " obligado a participar.",
    ),
    strong_ties=Step(
        "Hable con nosotros antes de firmar o enviar nada.",
        "Quien tenga la nacionalidad del país al que escribimos, tenga familia allí o piense viajar allí debería"
        " aclarar antes con nosotros qué puede hacer sin peligro. Nadie está obligado a participar ni a dar"
        " explicaciones.",
    ),
    letters="Sus cartas",
    columns=("N.º", "Destinatario", "País", "Franqueo"),
    inland="nacional",
    abroad="extranjero",
    cut="Recorte y devuelva este cupón",
    posted="El día {date} eché al correo {count} cartas.",
    send_to="A:",
    continued="Sus cartas (continuación)",
)

_READING = ReadingCopy(
    mark="SOLO PARA SU INFORMACIÓN – NO ENVIAR",
    title="Lo que dice su carta",
    sent_in="La carta que usted firma está en otro idioma: {language}.",
    letters="N.º {ids}",
)

_SIGNING = SigningList(
    title="Lista de entrega",
    branch="Sección: {branch}",
    no_branch="Sin sección",
    sheet="Hoja {sheet} de {sheets}",
    counts="Nombres: {names} · Cartas: {letters}",
    confidential="Confidencial: no deje esta lista a la vista, no la fotografíe y devuélvala después de la reunión.",
    columns=("N.º", "Nombre", "Afiliación", "Cartas", "Recibido (firma)"),
)

_SLIPS = Slips(
    bundle="Fajo {bundle} de {bundles}",
    to="Destinatario",
    country="País",
    first="Primera",
    last="Última",
    letters="Cartas",
    weight="Peso",
    postage="Franqueo",
    unpriced="precio desconocido",
    posted_on="Enviado el",
    posted_at="Lugar",
)

_TASKS = Tasks(
    cost="Revisar las cifras, el coste y las advertencias del final, y dar el visto bueno.",
    proof="Hacer una prueba: imprimir cinco cartas en cada idioma ({languages}), doblarlas y meterlas en sus sobres."
    " Pesar una y comprobar que se ve la dirección correcta y nada más que la dirección.",
    text="Dos personas leen el texto de principio a fin y lo rubrican.",
    lots="Imprimir authorities/letters.pdf y authorities/envelopes.pdf, en tandas de 100 y en el mismo orden."
    " Tandas: {lots}.",
    lots_packed="Imprimir packets/packets.pdf y authorities/envelopes.pdf, en tandas de 100 y en el mismo orden."
    " Tandas: {lots}.",
    pack="Juntar con cada paquete sus sobres; cada uno empieza por su hoja de instrucciones. Paquetes: {packets}.",
    hand_out="Entregar cada paquete a su destinatario y a nadie más, y anotarlo: {command}",
    meeting="En la reunión cada persona firma en la lista, lee, fecha y firma sus cartas y mete cada una en su sobre.",
    collect="Contar los sobres cerrados que se entregan y enviarlos repartidos en varios días y buzones.",
    sign="Firmar cada carta con tinta azul, salvo que lleve impresa una imagen de la firma.",
    fold="Doblar por las marcas: dos dobleces para DL y No. 10, uno para C5. Cada 25 piezas, comparar el nombre de"
    " la carta con el del sobre.",
    seal="Cerrar los sobres y poner sobre cada fajo su ficha.",
    post="Enviar los fajos repartidos en varios días y buzones, nunca todos a la vez.",
    parcels="Enviar los paquetes para los contactos aparte de todo lo demás (carpeta contacts). Paquetes: {parcels}.",
    posted="Anotar cada fajo en cuanto se haya enviado: {command}",
    slips="Anotar los cupones que se reciban: {command}",
    answers="Anotar lo que devuelve el correo y lo que recibe respuesta: {command}",
    delete="Borrar todo antes del {date}: {command}",
)

_CHECKLIST = Checklist(
    title="Lista de tareas del envío",
    dated="Cartas con fecha de {date}",
    home="Cada persona firma y envía desde su casa",
    meeting="Se firma en una reunión",
    organisation="La organización hace el envío",
    historical="HISTÓRICO, NO ENVIAR",
    before="Antes de imprimir",
    making="Imprimir y ensobrar",
    handing="Imprimir y entregar",
    afterwards="Después",
    approved="Visto bueno de",
    day="Fecha",
    initials="Rúbrica",
    totals="Cifras y coste",
    columns=("Trayecto", "Cartas", "Peso", "Franqueo"),
    sum="Total",
    warnings="Advertencias",
    none="Ninguna.",
    messages="Mensajes del programa, en inglés:",
    page="Página {page} de {pages}",
    tasks=_TASKS,
)

_COSTS = Costs(
    letters="Cartas: {count}",
    inland="{country}, nacional",
    abroad="{country} – {destination}",
    zone="{route}: cartas {count}, peso {weight}, franqueo {postage}",
    grams="{number} g",
    kilograms="{number} kg",
    paper="Hojas {name}: {used}; con un 5 % de pérdidas, {wanted}",
    envelopes="Sobres {name}: {used}; con un 5 % de pérdidas, {wanted}",
    hours="Doblar y ensobrar: {span} horas, a razón de {slow} a {fast} cartas por hora",
    postage="Franqueo: {money}",
    unknown="desconocido",
    no_rates="Franqueo: desconocido, no hay precios en rates.yaml",
    unpriced="Cartas cuyo precio falta en rates.yaml: {count}",
    near="{route}: una carta pesa {weight}, muy cerca del escalón de {step}; pese una antes de comprar los sellos."
    " Cartas: {count}",
    old="{route}, hasta {step}: el precio de {price} es del {date} y tiene más de un año; vuelva a preguntar",
    anywhere="{country}, extranjero",
)

_README = Readme(
    title="Sobre esta carpeta",
    holds="Esta carpeta contiene datos personales de quienes participan en un envío de {organisation}: nombres,"
    " direcciones, idiomas y secciones, a quién escribe cada persona y, cuando se han facilitado, correos"
    " electrónicos y firmas. Muestra quién pertenece a la organización y qué defiende. Pocos datos gozan de mayor"
    " protección legal.",
    counts="Personas: {people}. Cartas: {letters}. Fecha: {date}.",
    parts="Qué contiene y para quién es",
    checklist="Lo que hay que hacer, por orden. Para quien dirige el envío.",
    authorities="Cartas y sobres. Para quien los imprime y los envía, y para nadie más.",
    packets="Un paquete para cada persona. Cada paquete va a su destinatario y a nadie más.",
    mailer="Nombre, correo electrónico y archivo de cada persona, para su propio programa de correo. Bórrelo después.",
    contacts="Paquetes para los contactos, que pueden correr peligro. Para la única persona que los envía;"
    " manténgalos aparte de todo lo demás.",
    register="Quién ha escrito a quién y qué ha sido de ello. Para la única persona que lleva el registro.",
    problems="Filas de la lista que no se pudieron utilizar, con todas sus columnas. Para quien lleva la lista.",
    again="Cartas sueltas que se han vuelto a hacer.",
    plan="Cómo se hizo todo, para poder continuar. Para el programa.",
    keep="Solo su cuenta de usuario puede leer esta carpeta. Déjelo así: no la ponga en la nube ni en un disco"
    " compartido, no envíe nada de ella sin cifrar y destruya las hojas estropeadas.",
    delete="Bórrese antes del {date}.",
    erase="{command} borra cartas, paquetes, imágenes de firmas y filas rechazadas, y conserva cifras y sumas de"
    " comprobación.",
    one="{command} hace lo mismo para una sola persona, por ejemplo si alguien se retira.",
    beyond="Ninguna de las dos órdenes llega a las hojas impresas, a las copias de seguridad ni a lo enviado por"
    " correo electrónico.",
)

ES = Words("es", _INSTRUCTIONS, _READING, _SIGNING, _SLIPS, _CHECKLIST, _COSTS, _README)
