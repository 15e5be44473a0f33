"""The papers of a mail-out in French."""

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
    at_home="Vos lettres, de la lecture à l’envoi",
    at_meeting="Vos lettres, à terminer sur place",
    thanks="Merci d’écrire avec nous. Ces lettres partent en votre nom : c’est à vous de décider de chacune.",
    member="N° d’adhérent : {id}",
    branch="Section : {branch}",
    questions="Une question : {contact}",
    read=Step("Lisez chaque lettre.", "Changez ce que vous voulez : vos propres mots comptent plus que les nôtres."),
    read_here=Step(
        "Lisez chaque lettre.", "Vos propres mots comptent plus que les nôtres : dites-nous ce que vous voulez changer."
    ),
    receipt=Step("Émargez la liste", "pour ce que vous avez reçu."),
    date=Step("Datez-la", "du jour où vous la postez. Si une autre date est imprimée, corrigez-la à la main."),
    sign=Step("Signez-la", "à la main, à l’encre bleue : on verra que ce n’est pas une copie."),
    fold=Step(
        "Pliez aux repères.",
        "Une seule lettre par enveloppe, celle du même nom, et rien d’autre dedans.",
    ),
    fold_window=Step(
        "Pliez aux repères.",
        "Une seule lettre par enveloppe, et rien d’autre dedans. L’adresse doit paraître en entier dans la fenêtre,"
        " et elle seule.",
    ),
    fold_bare=Step(
        "Pliez aux repères.",
        "Une seule lettre par enveloppe, et rien d’autre dedans. Recopiez l’adresse qui figure sur la lettre.",
    ),
    postage=Step(
        "Affranchissez.",
        "Le tableau indique ce qui part à l’étranger et ce qui reste dans le pays, comme une lettre à l’ambassade"
        " établie chez vous.",
    ),
    post=Step("Postez-les vous-même,", "dans une boîte près de chez vous, et pas toutes le même jour."),
    hand_in=Step(
        "Remettez-nous les enveloppes fermées :",
        "nous les affranchirons et les posterons. Si vous préférez le faire vous-même, emportez-les ; le tableau"
        " indique ce qui part à l’étranger et ce qui reste dans le pays.",
    ),
    answer=Step("Si vous recevez une réponse,", "envoyez-nous-en une copie."),
    returned=Step("Si une lettre vous revient,", "gardez l’enveloppe et dites-nous ce que la poste y a inscrit."),
    reading=Step(
        "La feuille « {mark} »", "donne le texte dans votre langue. Gardez-la ; elle ne va dans aucune enveloppe."
    ),
    slip=Step("Une fois tout posté,", "remplissez le coupon ci-dessous et renvoyez-le-nous."),
    ties=Step(
        "Parlez-nous-en d’abord",
        "si vous avez la nationalité du pays destinataire, si vous y avez de la famille ou si vous comptez vous y"
        " rendre. Personne n’est tenu de participer.",
    ),
    strong_ties=Step(
        "Parlez-nous avant de signer ou de poster quoi que ce soit.",
        "Si l’on a la nationalité du pays destinataire, de la famille là-bas ou l’intention de s’y rendre, mieux"
        " vaut voir d’abord avec nous ce qui est sans danger. Rien ne vous oblige à participer, ni à dire pourquoi.",
    ),
    letters="Vos lettres",
    columns=("N°", "Destinataire", "Pays", "Tarif"),
    inland="intérieur",
    abroad="étranger",
    cut="À découper et à nous renvoyer",
    posted="Le {date}, j’ai posté {count} lettres.",
    send_to="À :",
    continued="Vos lettres (suite)",
)

_READING = ReadingCopy(
    mark="POUR INFORMATION – NE PAS ENVOYER",
    title="Ce que dit votre lettre",
    sent_in="La lettre que vous signez est dans une autre langue : {language}.",
    letters="N° {ids}",
)

_SIGNING = SigningList(
    title="Liste d’émargement",
    branch="Section : {branch}",
    no_branch="Sans section",
    sheet="Feuille {sheet} sur {sheets}",
    counts="Noms : {names} · Lettres : {letters}",
    confidential="Confidentiel : ne laissez pas traîner cette liste, ne la photographiez pas et rendez-la après la"
    " réunion.",
    columns=("N°", "Nom", "Adhérent", "Lettres", "Reçu (signature)"),
)

_SLIPS = Slips(
    bundle="Liasse {bundle} sur {bundles}",
    to="Destinataire",
    country="Pays",
    first="Première",
    last="Dernière",
    letters="Lettres",
    weight="Poids",
    postage="Affranchissement",
    unpriced="tarif inconnu",
    posted_on="Postée le",
    posted_at="Lieu",
)

_TASKS = Tasks(
    cost="Vérifier les chiffres, le coût et les avertissements à la fin, et donner son accord.",
    proof="Faire un essai : imprimer cinq lettres dans chaque langue ({languages}), les plier et les mettre dans"
    " leurs enveloppes. En peser une, et voir si c’est la bonne adresse qui paraît, et rien d’autre.",
    text="Deux personnes lisent le texte du début à la fin et le paraphent.",
    lots="Imprimer authorities/letters.pdf et authorities/envelopes.pdf, par lots de 100, dans le même ordre."
    " Lots : {lots}.",
    lots_packed="Imprimer packets/packets.pdf et authorities/envelopes.pdf, par lots de 100, dans le même ordre."
    " Lots : {lots}.",
    pack="Joindre à chaque paquet ses enveloppes ; chacun commence par sa feuille d’instructions. Paquets : {packets}.",
    hand_out="Remettre chaque paquet à son destinataire et à personne d’autre, et l’inscrire : {command}",
    meeting="À la réunion, chacun émarge la liste, lit, date et signe ses lettres, et met chacune dans son enveloppe.",
    collect="Compter les enveloppes fermées qui sont remises, et les poster en plusieurs jours et dans plusieurs"
    " boîtes.",
    sign="Signer chaque lettre à l’encre bleue, sauf si une image de la signature est imprimée.",
    fold="Plier aux repères : deux plis pour DL et No. 10, un pour C5. Toutes les 25 pièces, comparer le nom sur la"
    " lettre et sur l’enveloppe.",
    seal="Fermer les enveloppes, et poser sur chaque liasse sa fiche.",
    post="Poster les liasses en plusieurs jours et dans plusieurs boîtes, jamais toutes à la fois.",
    parcels="Poster les envois destinés aux contacts à part de tout le reste (dossier contacts). Envois : {parcels}.",
    posted="Inscrire chaque liasse dès qu’elle est postée : {command}",
    slips="Inscrire les coupons qui reviennent : {command}",
    answers="Inscrire ce que la poste rapporte et ce qui reçoit une réponse : {command}",
    delete="Tout effacer avant le {date} : {command}",
)

_CHECKLIST = Checklist(
    title="Feuille de route de l’envoi",
    dated="Lettres datées du {date}",
    home="Les adhérents signent et postent chez eux",
    meeting="Les adhérents signent en réunion",
    organisation="L’organisation poste",
    historical="HISTORIQUE, NE PAS POSTER",
    before="Avant d’imprimer",
    making="Impression et mise sous pli",
    handing="Impression et remise",
    afterwards="Ensuite",
    approved="Accord de",
    day="Date",
    initials="Paraphe",
    totals="Chiffres et coût",
    columns=("Trajet", "Lettres", "Poids", "Affranchissement"),
    sum="Total",
    warnings="Avertissements",
    none="Aucun.",
    messages="Messages du programme, en anglais :",
    page="Page {page} sur {pages}",
    tasks=_TASKS,
)

_COSTS = Costs(
    letters="Lettres : {count}",
    inland="{country}, intérieur",
    abroad="{country} – {destination}",
    zone="{route} : lettres {count}, poids {weight}, affranchissement {postage}",
    grams="{number} g",
    kilograms="{number} kg",
    paper="Feuilles {name} : {used} ; avec 5 % de gâche, {wanted}",
    envelopes="Enveloppes {name} : {used} ; avec 5 % de gâche, {wanted}",
    hours="Pliage et mise sous pli, en heures : {span}, à raison de {slow} à {fast} lettres par heure",
    postage="Affranchissement : {money}",
    unknown="inconnu",
    no_rates="Affranchissement : inconnu, rates.yaml ne contient aucun tarif",
    unpriced="Lettres dont le tarif manque dans rates.yaml : {count}",
    near="{route} : une lettre pèse {weight}, tout près de l’échelon de {step} ; pesez-en une avant d’acheter les"
    " timbres. Lettres : {count}",
    old="{route}, jusqu’à {step} : le tarif de {price} est du {date} et a plus d’un an ; renseignez-vous de nouveau",
    anywhere="{country}, étranger",
)

_README = Readme(
    title="À propos de ce dossier",
    holds="Ce dossier contient des données personnelles de ceux et celles qui participent à un envoi de"
    " {organisation} : noms, adresses, langues et sections, à qui chacun écrit et, si elles ont été données,"
    " adresses électroniques et signatures. Il montre qui appartient à l’organisation et ce que chacun défend. Peu"
    " de données sont mieux protégées par la loi.",
    counts="Personnes : {people}. Lettres : {letters}. Établi le {date}.",
    parts="Ce qui s’y trouve, et pour qui",
    checklist="Ce qu’il faut faire, dans l’ordre. Pour qui dirige l’envoi.",
    authorities="Lettres et enveloppes. Pour qui les imprime et les poste, et pour personne d’autre.",
    packets="Un paquet par adhérent. Chaque paquet va à son destinataire et à personne d’autre.",
    mailer="Nom, adresse électronique et fichier de chaque adhérent, pour votre propre logiciel d’envoi. À effacer"
    " ensuite.",
    contacts="Envois pour les contacts, qui peuvent être en danger. Pour la seule personne qui les poste ; à tenir à"
    " l’écart de tout le reste.",
    register="Qui a écrit à qui, et ce qu’il en est advenu. Pour la seule personne qui tient le registre.",
    problems="Lignes de la liste qui n’ont pu servir, avec toutes leurs colonnes. Pour qui tient la liste.",
    again="Lettres refaites une par une.",
    plan="Comment tout a été fait, pour pouvoir continuer. Pour le programme.",
    keep="Seul votre compte peut lire ce dossier. N’y changez rien : ne le mettez ni en ligne ni sur un disque"
    " partagé, n’en envoyez rien sans chiffrement, et détruisez les feuilles gâchées.",
    delete="À effacer avant le {date}.",
    erase="{command} efface lettres, paquets, images de signatures et lignes écartées, et ne garde que des nombres"
    " et des sommes de contrôle.",
    one="{command} le fait pour une personne, par exemple si elle se retire.",
    beyond="Ni l’une ni l’autre commande n’atteint les feuilles imprimées, les sauvegardes ou ce qui est parti par"
    " courriel.",
)

FR = Words("fr", _INSTRUCTIONS, _READING, _SIGNING, _SLIPS, _CHECKLIST, _COSTS, _README)
