"""The papers of a mail-out in German."""

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
    at_home="Ihre Briefe und wie sie auf den Weg kommen",
    at_meeting="Ihre Briefe und was hier damit geschieht",
    thanks="Danke, dass Sie mitmachen. Die Briefe gehen in Ihrem Namen hinaus; über jeden entscheiden allein Sie.",
    member="Mitgliedsnummer: {id}",
    branch="Ortsgruppe: {branch}",
    questions="Fragen: {contact}",
    read=Step("Lesen Sie jeden Brief.", "Ändern Sie, was Sie möchten: Ihre eigenen Worte wiegen mehr als unsere."),
    read_here=Step(
        "Lesen Sie jeden Brief.", "Ihre eigenen Worte wiegen mehr als unsere: Sagen Sie uns, was Sie ändern möchten."
    ),
    receipt=Step("Bestätigen Sie auf der Liste,", "was Sie erhalten haben."),
    date=Step(
        "Das Datum",
        "ist der Tag, an dem Sie den Brief einwerfen. Ist ein anderes gedruckt, ändern Sie es mit der Hand.",
    ),
    sign=Step("Unterschreiben Sie", "mit der Hand und in Blau: So sieht jeder, dass es keine Kopie ist."),
    fold=Step(
        "Falten Sie an den Marken.",
        "In jeden Umschlag kommt ein Brief, der mit demselben Namen, und sonst nichts.",
    ),
    fold_window=Step(
        "Falten Sie an den Marken.",
        "In jeden Umschlag kommt ein Brief und sonst nichts. Im Fenster steht die ganze Anschrift und nur sie.",
    ),
    fold_bare=Step(
        "Falten Sie an den Marken.",
        "In jeden Umschlag kommt ein Brief und sonst nichts. Schreiben Sie die Anschrift vom Brief ab.",
    ),
    postage=Step(
        "Frankieren Sie.",
        "In der Tabelle steht, was ins Ausland geht und was im Inland bleibt, etwa ein Brief an die Botschaft in"
        " Ihrem eigenen Land.",
    ),
    post=Step("Werfen Sie die Briefe selbst ein,", "bei Ihnen in der Nähe und nicht alle am selben Tag."),
    hand_in=Step(
        "Geben Sie die verschlossenen Umschläge ab:",
        "Wir frankieren sie und bringen sie zur Post. Wenn Sie das lieber selbst tun, nehmen Sie sie mit; in der"
        " Tabelle steht, was ins Ausland geht und was im Inland bleibt.",
    ),
    answer=Step("Wenn Sie eine Antwort bekommen,", "schicken Sie uns bitte eine Kopie."),
    returned=Step(
        "Wenn ein Brief zurückkommt,", "heben Sie den Umschlag auf und sagen Sie uns, was die Post darauf vermerkt hat."
    ),
    reading=Step(
        "Das Blatt „{mark}“", "enthält den Text in Ihrer Sprache. Behalten Sie es; es gehört in keinen Umschlag."
    ),
    slip=Step("Wenn alles eingeworfen ist,", "füllen Sie den Abschnitt unten aus und schicken ihn uns zurück."),
    ties=Step(
        "Sprechen Sie vorher mit uns,",
        "wenn Sie die Staatsangehörigkeit des Landes haben, in das Sie schreiben, dort Angehörige haben oder"
        " hinreisen möchten. Niemand muss mitmachen.",
    ),
    strong_ties=Step(
        "Bitte sprechen Sie mit uns, bevor Sie etwas unterschreiben oder einwerfen.",
        "Wer die Staatsangehörigkeit des Landes hat, in das wir schreiben, dort Angehörige hat oder hinreisen"
        " möchte, sollte vorher mit uns klären, was ungefährlich ist. Sie müssen nicht mitmachen und brauchen dafür"
        " keinen Grund zu nennen.",
    ),
    letters="Ihre Briefe",
    columns=("Nr.", "An", "Land", "Porto"),
    inland="Inland",
    abroad="Ausland",
    cut="Bitte abschneiden und zurückschicken",
    posted="Am {date} habe ich {count} Briefe eingeworfen.",
    send_to="An:",
    continued="Ihre Briefe (Fortsetzung)",
)

_READING = ReadingCopy(
    mark="NUR ZUR INFORMATION – NICHT ABSENDEN",
    title="Was in Ihrem Brief steht",
    sent_in="Der Brief, den Sie unterschreiben, ist in einer anderen Sprache verfasst: {language}.",
    letters="Nr. {ids}",
)

_SIGNING = SigningList(
    title="Empfangsliste",
    branch="Ortsgruppe: {branch}",
    no_branch="Ohne Ortsgruppe",
    sheet="Blatt {sheet} von {sheets}",
    counts="Namen: {names} · Briefe: {letters}",
    confidential="Vertraulich: Lassen Sie diese Liste nicht liegen, fotografieren Sie sie nicht und geben Sie sie"
    " nach der Versammlung zurück.",
    columns=("Nr.", "Name", "Mitglied", "Briefe", "Erhalten (Unterschrift)"),
)

_SLIPS = Slips(
    bundle="Bündel {bundle} von {bundles}",
    to="An",
    country="Land",
    first="Erster",
    last="Letzter",
    letters="Briefe",
    weight="Gewicht",
    postage="Porto",
    unpriced="Preis nicht bekannt",
    posted_on="Aufgegeben am",
    posted_at="Wo",
)

_TASKS = Tasks(
    cost="Zahlen und Kosten sowie die Warnungen am Ende prüfen und freigeben.",
    proof="Probe: in jeder Sprache ({languages}) fünf Briefe drucken, falten und in ihre Umschläge stecken. Einen"
    " wiegen und nachsehen, ob die richtige Anschrift zu sehen ist und nichts als die Anschrift.",
    text="Zwei Personen lesen den Text von Anfang bis Ende und zeichnen ihn ab.",
    lots="authorities/letters.pdf und authorities/envelopes.pdf drucken, je 100 auf einmal, in derselben"
    " Reihenfolge. Durchgänge: {lots}.",
    lots_packed="packets/packets.pdf und authorities/envelopes.pdf drucken, je 100 auf einmal, in derselben"
    " Reihenfolge. Durchgänge: {lots}.",
    pack="Zu jedem Päckchen seine Umschläge legen; jedes beginnt mit seiner Anleitung. Päckchen: {packets}.",
    hand_out="Jedes Päckchen dem Mitglied geben, für das es ist, und niemandem sonst; eintragen: {command}",
    meeting="In der Versammlung bestätigen alle auf der Liste den Empfang, lesen, datieren und unterschreiben die"
    " Briefe und stecken jeden in seinen Umschlag.",
    collect="Abgegebene Umschläge zählen und auf mehrere Tage und Briefkästen verteilt aufgeben.",
    sign="Jeden Brief in Blau unterschreiben, falls kein Bild der Unterschrift gedruckt wird.",
    fold="An den Marken falten: für DL und No. 10 zweimal, für C5 einmal. Bei jedem 25. Stück den Namen auf dem"
    " Brief mit dem auf dem Umschlag vergleichen.",
    seal="Umschläge verschließen und auf jedes Bündel seinen Zettel legen.",
    post="Die Bündel auf mehrere Tage und Briefkästen verteilt aufgeben, nie alle auf einmal.",
    parcels="Die Sendungen an die Kontakte getrennt von allem anderen aufgeben (Ordner contacts). Sendungen:"
    " {parcels}.",
    posted="Jedes Bündel eintragen, sobald es aufgegeben ist: {command}",
    slips="Die Abschnitte eintragen, die zurückkommen: {command}",
    answers="Eintragen, was die Post zurückbringt und was beantwortet wird: {command}",
    delete="Alles löschen bis {date}: {command}",
)

_CHECKLIST = Checklist(
    title="Arbeitsliste für den Versand",
    dated="Briefe vom {date}",
    home="Die Mitglieder unterschreiben und versenden zu Hause",
    meeting="Die Mitglieder unterschreiben in einer Versammlung",
    organisation="Die Organisation versendet",
    historical="HISTORISCH, NICHT ZUM VERSAND",
    before="Bevor etwas gedruckt wird",
    making="Drucken und einstecken",
    handing="Drucken und ausgeben",
    afterwards="Danach",
    approved="Freigegeben von",
    day="Datum",
    initials="Kürzel",
    totals="Zahlen und Kosten",
    columns=("Strecke", "Briefe", "Gewicht", "Porto"),
    sum="Zusammen",
    warnings="Warnungen",
    none="Keine.",
    messages="So meldet es das Programm, auf Englisch:",
    page="Seite {page} von {pages}",
    tasks=_TASKS,
)

_COSTS = Costs(
    letters="Briefe: {count}",
    inland="{country}, Inland",
    abroad="{country} – {destination}",
    zone="{route}: Briefe {count}, Gewicht {weight}, Porto {postage}",
    grams="{number} g",
    kilograms="{number} kg",
    paper="Blätter {name}: {used}; mit 5 % für Ausschuss {wanted}",
    envelopes="Umschläge {name}: {used}; mit 5 % für Ausschuss {wanted}",
    hours="Falten und einstecken: {span} Stunden bei {slow} bis {fast} Briefen in der Stunde",
    postage="Porto: {money}",
    unknown="nicht bekannt",
    no_rates="Porto: nicht bekannt, in rates.yaml stehen keine Preise",
    unpriced="Briefe, deren Preis in rates.yaml fehlt: {count}",
    near="{route}: Ein Brief wiegt {weight} und liegt nahe an der Stufe von {step}; wiegen Sie einen, bevor Sie"
    " Marken kaufen. Briefe: {count}",
    old="{route}, bis {step}: Der Preis von {price} ist vom {date} und über ein Jahr alt; fragen Sie neu nach",
    anywhere="{country}, Ausland",
)

_README = Readme(
    title="Über diesen Ordner",
    holds="Dieser Ordner enthält personenbezogene Daten der Menschen, die an einem Versand von {organisation}"
    " teilnehmen: Namen, Anschriften, Sprachen und Ortsgruppen, an wen sie schreiben und, wo sie angegeben wurden,"
    " E-Mail-Adressen und Unterschriften. Er zeigt, wer zur Organisation gehört und wofür diese Menschen eintreten."
    " Kaum etwas schützt das Recht strenger.",
    counts="Personen: {people}. Briefe: {letters}. Angelegt am {date}.",
    parts="Was darin liegt und für wen",
    checklist="Was der Reihe nach zu tun ist. Für alle, die den Versand leiten.",
    authorities="Briefe und Umschläge. Für alle, die sie drucken und aufgeben, und für niemanden sonst.",
    packets="Für jedes Mitglied ein Päckchen. Es geht an dieses Mitglied und an niemanden sonst.",
    mailer="Name, E-Mail-Adresse und Datei jedes Mitglieds, für Ihr eigenes Mailprogramm. Danach löschen.",
    contacts="Sendungen an die Kontakte, die in Gefahr sein können. Für die eine Person, die sie aufgibt; von allem"
    " anderen getrennt zu halten.",
    register="Wer wem geschrieben hat und was daraus wurde. Für die eine Person, die das Verzeichnis führt.",
    problems="Zeilen der Liste, die nicht zu verwenden waren, mit allen Spalten. Für die Person, die die Liste führt.",
    again="Einzelne Briefe, die noch einmal gemacht wurden.",
    plan="Wie alles gemacht wurde, damit es sich fortsetzen lässt. Für das Programm.",
    keep="Nur Ihr eigenes Benutzerkonto kann diesen Ordner lesen. Lassen Sie es dabei: nichts davon in eine Cloud"
    " oder auf ein gemeinsames Laufwerk legen, nichts unverschlüsselt verschicken, verdruckte Blätter in den"
    " Aktenvernichter.",
    delete="Zu löschen bis {date}.",
    erase="{command} entfernt Briefe, Päckchen, Bilder von Unterschriften und abgelehnte Zeilen und behält nur"
    " Zahlen und Prüfsummen.",
    one="{command} tut das für eine Person, etwa wenn jemand nicht mehr mitmachen möchte.",
    beyond="Gedruckte Blätter, Sicherungskopien und verschickte E-Mails erreicht keiner der beiden Befehle.",
)

DE = Words("de", _INSTRUCTIONS, _READING, _SIGNING, _SLIPS, _CHECKLIST, _COSTS, _README)
