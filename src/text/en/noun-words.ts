/** Words that cannot belong to the noun phrase after a number; it ends before them. */
export const ENDS_NOUN: ReadonlySet<string> = new Set([
  ..."a an the this that these those each every either neither both all any some no another such".split(" "),
  ..."i you he she it we they me him her us them my your his its our their who whom whose which what".split(" "),
  ..."where when why how there here while because since until although though unless if whether as than".split(" "),
  ..."and or but nor so yet of in on at by for from to with without within into onto over under above below".split(" "),
  ..."between among amongst across along around about after before behind beyond near off out up down".split(" "),
  ..."through throughout during despite against per via towards toward upon like including excluding plus".split(" "),
  ..."minus versus vs amid following alongside outside inside except regarding according worth ago apart away".split(
    " ",
  ),
  ..."is are was were be been being am has have had having do does did doing will would shall should can".split(" "),
  ..."could may might must cannot isn aren wasn weren hasn haven hadn don doesn didn won wouldn couldn t".split(" "),
  ..."already also now then today yesterday tomorrow tonight overnight currently recently still just only".split(" "),
  ..."even ever never always often again soon later earlier early late alone together altogether instead".split(" "),
  ..."not too very much more most less least either else however meanwhile nearly almost roughly".split(" "),
  ..."higher lower larger smaller bigger greater longer shorter older younger faster slower better worse".split(" "),
  ..."approximately each respectively total overall apiece worldwide nationwide globally abroad".split(" "),
  ..."due shy overseas statewide elsewhere".split(" "),
  ..."monday tuesday wednesday thursday friday saturday sunday".split(" "),
])

/** Past forms and bare verbs without an ending to know them by, which follow a noun more often than they modify one. */
export const VERBS: ReadonlySet<string> = new Set([
  ..."said says say told tell tells took take takes came come comes went go goes gave give gives made make".split(" "),
  ..."makes found find finds left leave leaves got get gets saw see sees knew know knows thought think".split(" "),
  ..."became become becomes began begin begins held hold holds brought bring brings kept keep keeps wrote".split(" "),
  ..."write stood stand ran run runs fell fall rose rise grew grow grows won win wins lost lose sent send".split(" "),
  ..."sends built build built met meet pay paid pays sat sit spoke speak led lead read felt feel heard hear".split(" "),
  ..."shot struck hit hits died die dies sold sell sells bought buy buys caught broke spent spend drew drove".split(
    " ",
  ),
  ..."flew threw wore chose rang sank swam sang hung hurt cut cuts set sets put puts let lets cost costs".split(" "),
  ..."quit seem seems want wants need needs use uses show shows live lives work remain remains include".split(" "),
  ..."includes believe agree own owns appear expect help vote voted travel arrive prefer reach reaches".split(" "),
  ..."ask asks face faces compete allow receive provide require support oppose attend join enter represent".split(" "),
])

/** Of these, what stands before a noun as often as for itself: "of its own money", "up to four months paid leave". */
export const MODIFYING_VERBS: ReadonlySet<string> = new Set([
  ..."own paid lost built lead cost set live spare work support hurt shot cut held use sold read".split(" "),
])

/** Words between a number and its noun that leave the noun as it is: "two more settlements". */
export const BEFORE_NOUN: ReadonlySet<string> = new Set([
  ..."more other further additional extra fewer less different such or so odd plus strong combined total".split(" "),
])

/** After "of": "half of the country's exports", "one of those people". */
export const DETERMINERS: ReadonlySet<string> = new Set([
  ..."the a an this that these those its their his her our my your all any some".split(" "),
])

/** Nouns in the plural that do not end in s. */
export const PLURALS: ReadonlySet<string> = new Set([
  ..."people men women children police personnel staff troops cattle sheep fish deer aircraft spacecraft".split(" "),
  ..."teeth feet geese mice media data criteria phenomena personnel offspring crew policemen policewomen".split(" "),
  ..."firemen fishermen servicemen servicewomen lawmakers businessmen spokesmen congressmen clergy poultry".split(" "),
  ..."salmon shrimp alumni fungi bacteria dead injured wounded missing homeless unemployed oxen brethren".split(" "),
  ..."others youth livestock artillery ammunition infantry cavalry militia himars gunmen".split(" "),
])

/** Plurals that modify the noun after them as often as they stand for themselves: "sales staff". */
export const WEAK_PLURALS: ReadonlySet<string> = new Set([
  ..."sports arms weapons sales savings goods systems operations communications rights services".split(" "),
])

/** Words in -s that are no plural noun. */
export const NOT_PLURAL: ReadonlySet<string> = new Set([
  ..."previous serious various famous continuous simultaneous numerous dangerous religious indigenous".split(" "),
  ..."its his".split(" "),
  ..."this us is was as has does yes plus minus bus gas virus campus census status bonus consensus chaos".split(" "),
  ..."crisis basis analysis thesis emphasis diagnosis series species news politics economics athletics".split(" "),
  ..."atlas lens canvas christmas texas kansas paris".split(" "),
])
