"""Invented people who sign, with everything that lists of names suffer from."""

#: What is said of an entry, by a word of the entry; the entries stand in the list below.
QUIRKS = {
    "LEMOINE, Odil?": "damaged character",
    "JELENIC, Vera": "stands in the list twice",
    "ROSARIO, Tomas": "swapped",
    "SANTILLANA, Eva-Maria": "initials written out",
    "OKONJO-BAKARY": "long for a given name",
    "MIKKOLA, Foster": "has no country",
    "QUENTIN": "has no given name",
    "DELORME, Gr?goire": "damaged character",
    "THORUP, Niels": "is no country known here",
    "Халворсен": "in another alphabet",
    "KASTNER, Katharine": "differs by one letter",
    "PRZYBYL, Jose": "spelled nearly like",
}

_LIST = """
ABENDROTH, Bashar, Bangladesh; ALVARO, Michael, Germany, SWS; BAKONYI, Konrad, Switzerland, SSU; BAKONYI,
Konstantin, Switzerland, member of the Sample Socialist Party; BIRKENFELD , Christof, Switzerland, postal unionist;
CASTELLANI, Marco, Italy, unionist.; CORDERO, Didier, France, unionist; DAMJAN, Charlie, GB,; DELORME,
Gr?goire, C?te d’Ivoire, SG SYNSAMPLE; EKLUND, Alain, France, ; ESPINAR, Luis, Mexico, ; FARKASH, Ibrahim,
Guinea, SG USG; FONSEKA, Julio, Brazil, SUT, national direction; GALBRAITH, H. W., Germany, SWS; GRUNEWALD,
Anna, Germany, SWS; HALVORSEN, Svetlana, Russia, Sample Union of Defence; Халворсен, Светлана, Россия; HOLUB,
Daniel, France, Sample Party; IBARRONDO, Anwar. Ch., Pakistan, All Sample Trade Union Federation; ISAKOV,
Pavel, Kazakhstan, unionist; JARVINEN, Luc, Switzerland, unionist SSU; JELENIC, Vera, Senegal, SG SU; JELENIC,
Vera, Senegal, SG SU; KASTNER, Katharina, Germany, SWS; KASTNER, Katharine, Germany, SWS; KOLAR, Silvio,
Italy, PSU, SWS; LAURITZEN, A, France, unionist; LEMOINE, Odil?, Burkina Faso, SG SU-B; MARCHETTI, Lorenzo,
Italy; MIKKOLA, Foster ; NAGASE, Amar, Algeria, unionist; NORDLI, Paul, Burundi, University Workers’ Union;
OKONJO-BAKARY, General Secretary of National Federation of Sample Unions; ORLANDI, Simon, Togo, SG; PELTIER,
Jean-Charles, France, unionist; PRZYBYL, José, Brazil, SUT; PRZYBYL, Jose, Brazil, SUT; QUENTIN; RADEK, Yves,
Switzerland, SWS; TOMAS, Rosario, Peru, SUP-CT; ROSARIO, Tomas, Spain, ; ROSSINI, Gabrielle, Switzerland, SWS;
SANTILLANA, Eva M., Brazil, SUT; SANTILLANA, Eva-Maria, Brazil, Sample Party San Paulo; SOBOL, Markus, Brazil,
Sample Party National Direction; TANNER, Max, Switzerland, SWS; THORUP, Niels, Sampleland, unionist; UBEDA,
Evelyn, Mexico, Sec. SNS; ULRICHSEN, Tziyani Lybon, South Africa, political leader; VALLOTTON, Pierre-Alain,
Switzerland, SWS; VOSS, Claude, Switzerland, SAS; WIECZOREK, Dominique, France, unionist, work conditions
inspector; WOLFART, Abdou, Switzerland, SWS; XIMENEZ, Rosana, Brazil, programme of the south; YARDLEY,
Olivier, France , unionist; YUSUPOV, Chongguo, Chine, Sample Labour Party; ZAHRADNIK, Matthieu, Switzerland,
unionist; ZELLWEGER, Severin, Switzerland, unionist; ČAPEK, Ota, Czechia; ÖZTÜRK, Ayşe, Türkiye, teachers’
union.
"""

SIXTY = _LIST.strip()
COUNT = 60
