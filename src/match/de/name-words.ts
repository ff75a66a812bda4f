import { firstOfEach, type NameWords, wordsOf } from "../languages/name-words.ts"

/** In folded letters, as all words of names are compared. */
const TELLING =
  "getotet tot tote verletzt verletzte verwundet verwundete vermisst vermisste gefallen gefangen vertrieben ausfuhr " +
  "einfuhr export import geburt geburten ehe ehen scheidung mann manner frau frauen kind kinder junge madchen zivilist " +
  "soldat nord sud ost west nordlich sudlich ostlich westlich neu alt ehemalig erst zweit dritt letzt nachst mindest " +
  "hochst mittel taglich wochentlich monatlich jahrlich nicht kein ohne arbeitslos legal illegal januar februar marz " +
  "april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag " +
  "sonntag anteil kosten preis lange flache hohe gewicht anstieg ruckgang"

export const GERMAN_NAMES: NameWords = Object.freeze({
  small: wordsOf("der die das des dem den ein eine einer eines einem einen und oder fur zum zur vom am"),
  roles: firstOfEach([
    "in im bei",
    "from aus von",
    "to nach",
    "by durch",
    "against gegen",
    "before vor bis",
    "after seit",
  ]),
  light: wordsOf("zahl anzahl gesamt insgesamt region gebiet oblast provinz bezirk stadt zeitung nachrichten agentur"),
  telling: wordsOf(TELLING),
  meanings: firstOfEach(["getotet tot tote todesopfer", "verletzte verletzt verwundet verwundete", "soldat truppe"]),
  known: wordsOf("ausfuhr einfuhr leiter leider verletzt versetzt wahlen zahlen"),
  phrases: new Map([
    ["vereinigte staaten", "us"],
    ["vereinte nationen", "un"],
    ["europaische union", "eu"],
  ]),
  singular: (word) => (word.length > 6 ? word.replace(/en?$/, "") : word.length > 5 ? word.replace(/e$/, "") : word),
})
