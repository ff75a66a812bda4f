import type { SumWords } from "../languages/sum-words.ts"
import { stemGerman } from "./stem.ts"

/** The words by which German says which figures are the parts of a whole. */
export const GERMAN_SUMS: SumWords = Object.freeze({
  ofThese: /(?<!\p{L})(?:davon|darunter|von (?:ihnen|denen|diesen)|unter ihnen)(?!\p{L})/iu,
  rest: /(?<!\p{L})(?:(?:die|den|der|das) (?:übrigen?|restlichen?|anderen?|verbleibenden?|letzten?)|der Rest)(?!\p{L})[^.,;]{0,24}$/iu,
  madeUpOf:
    /(?<!\p{L})(?:besteht aus|bestehen aus|bestehend aus|setz(?:t|en) sich (?:aus )?[^.;]{0,40}zusammen|verteil(?:t|en) sich auf|aufgeteilt (?:in|auf)|nämlich|und zwar)(?!\p{L})|[:–—]\s*$/iu,
  someOfThem:
    /(?<!\p{L})(?:darunter|unter anderem|unter ihnen|einschließlich|inklusive|mindestens|wie etwa|etwa|zum Beispiel|weitere[rnms]?)(?!\p{L})/iu,
  inAll: /(?<!\p{L})(?:insgesamt|zusammen|in Summe|alles in allem|macht zusammen|zusammengenommen)(?!\p{L})/iu,
  joint: /[,;]|(?<!\p{L})(?:und|während|aber|sowie)(?!\p{L})/iu,
  rate: /(?<!\p{L})(?:je|pro|auf je)\s+$/iu,
  outOf: /(?<!\p{L})(?:von|aus)(?: (?:den|ihren|seinen|diesen|allen|insgesamt))?(?: \p{L}+)?\s+$/iu,
  partOf: /^\s+(?:von|der|aus) (?:den |insgesamt |ihren )?$/iu,
  another: /(?<!\p{L})(?:weitere[rnms]?|noch einmal|nochmals)\s+$/iu,
  allotted: /(?<!\p{L})(?:Sitzen?|Sitzes|Mandaten?|Mandats|Stimmen|Delegierten?)(?!\p{L})/iu,
  allots:
    /(?<!\p{L})(?:erhält|erhalten|erhielt(?:en)?|bekommt|bekommen|bekam(?:en)?|entfallen|entfiel(?:en)?|gewann(?:en)?|gewinnt|gewinnen|hat|haben|hatten?|holt|holte[n]?|stellt|stellen|kommt|kommen|auf die|auf den|auf das|für die|für den)(?!\p{L})/iu,
  stem: (noun) => stemGerman(noun.toLowerCase()),
  shares: /(?<!\p{L})(?:davon|von denen|wovon)(?!\p{L})[^.;]{0,12}$/iu,
  leaves: /,\s*(?:welche[rsn]?|deren|dessen|wo|sagte|teilte|laut|heißt es)(?!\p{L})/iu,
  openNouns: /(?<!\p{L})(?:Opfern?|Betroffenen?)(?!\p{L})/iu,
  fates: [
    /(?<!\p{L})(?:abgeschossen|abgefangen|abgewehrt|zerstört|schoss[^.;]{0,60} ab)(?!\p{L})/iu,
    /(?<!\p{L})(?:verschwanden|verschwunden|vermisst|verloren|gestört)(?!\p{L})/iu,
    /(?<!\p{L})(?:getroffen|trafen|schlugen ein|einschlugen|durchkamen)(?!\p{L})/iu,
    /(?<!\p{L})(?:kehrten um|umgekehrt|zurückgekehrt|drehten ab)(?!\p{L})/iu,
    /(?<!\p{L})(?:getötet|starben|gestorben|tote[rn]?|tot|ums Leben|umgekommen)(?!\p{L})/iu,
    /(?<!\p{L})(?:verletzt|verletzte[rn]?|verwundet|verwundete[rn]?)(?!\p{L})/iu,
    /(?<!\p{L})(?:gerettet|überlebt|überlebten|geborgen)(?!\p{L})/iu,
    /(?<!\p{L})(?:freigelassen|freigesprochen|entlassen|freigekommen)(?!\p{L})/iu,
    /(?<!\p{L})(?:angeklagt|verurteilt|inhaftiert|in Haft)(?!\p{L})/iu,
    /(?<!\p{L})(?:dafür|stimmten (?:dafür|für)|Ja-Stimmen|mit Ja|zugestimmt)(?!\p{L})/iu,
    /(?<!\p{L})(?:dagegen|stimmten gegen|Nein-Stimmen|mit Nein|abgelehnt)(?!\p{L})/iu,
    /(?<!\p{L})(?:enthielten|enthalten sich|Enthaltungen?|fehlten)(?!\p{L})/iu,
    /(?<!\p{L})(?:gewonnen|Siege[n]?)(?!\p{L})/iu,
    /(?<!\p{L})(?:unentschieden|Unentschieden)(?!\p{L})/iu,
    /(?<!\p{L})(?:Niederlagen?)(?!\p{L})/iu,
  ],
  counterparts: [
    [
      /(?<!\p{L})(?:Männern?|Mann|Jungen)(?!\p{L})/iu,
      /(?<!\p{L})(?:Frauen?|Mädchen)(?!\p{L})/iu,
      /(?<!\p{L})Kindern?(?!\p{L})/iu,
    ],
    [
      /(?<!\p{L})(?:Passagieren?|Fahrgästen?|Fluggästen?)(?!\p{L})/iu,
      /(?<!\p{L})(?:Besatzungsmitgliedern?|Crewmitgliedern?)(?!\p{L})/iu,
    ],
    [/(?<!\p{L})Erwachsenen?(?!\p{L})/iu, /(?<!\p{L})(?:Kindern?|Minderjährigen?|Jugendlichen?)(?!\p{L})/iu],
    [/(?<!\p{L})Soldaten(?!\p{L})/iu, /(?<!\p{L})Zivilisten(?!\p{L})/iu],
  ],
})
