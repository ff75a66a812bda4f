import type { MeasureWords } from "../languages/text-language.ts"

const MONTHS = "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jänner"

export const GERMAN_MEASURE_WORDS: MeasureWords = Object.freeze({
  cumulative:
    /(?<!\p{L})(?:getötete?[nr]?|tote[nr]?|todesopfern?|todesfälle?n?|gestorben[en]?|verletzte[nr]?|verwundete[nr]?|ermordete[nr]?|hingerichtete[nr]?|ertrunkene[nr]?|abgeschossene?[nr]?|zerstörte?[nr]?|abgefangene?[nr]?|festgenommene?[nr]?|gerettete?[nr]?|infizierte[nr]?|infektionen|opfern?)(?!\p{L})/iu,
  rate: /(?<!\p{L})(?:(?:pro|je|jede[nrs]?) (?:stunde|tag|woche|monat|quartal|jahr)|stündlich\p{L}*|täglich\p{L}*|wöchentlich\p{L}*|monatlich\p{L}*|jährlich\p{L}*)(?!\p{L})/iu,
  period: new RegExp(
    `(?<!\\p{L})(?:im|in|während des|seit anfang) (?:(?:jahr(?:e|es)? )?(?:19|20)\\d\\d|${MONTHS}|(?:ersten|zweiten|dritten|vierten|letzten|vergangenen) (?:quartal|halbjahr|monat|jahr)|(?:den|der) (?:letzten|vergangenen) (?:[\\p{L}\\d]+ (?:stunden|tagen|wochen|monaten|jahren)|woche))(?!\\p{L})`,
    "iu",
  ),
  level:
    /(?<!\p{L})(?:bevölkerung|einwohner\p{L}*|soldaten|truppen|mitglieder\p{L}*|häftlinge\p{L}*|geiseln|beschäftigte\p{L}*|schulden|reserven|bestände|preise?|temperatur|arbeitslosigkeit|quote|anteil|höhe|tiefe|fläche|kapazität)(?!\p{L})/iu,
})
