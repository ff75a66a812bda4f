/** Words that say nothing about what a figure measures. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those of in on at by for from to with into and or but as is are was were be been being " +
    "has have had having it its they their he she his her we our you your i there which who whom whose what when " +
    "than more less over under about around nearly almost least most up some only just also not no yet so if then " +
    "do does did will would can could may might must should said says say according other others another after before " +
    "between during since until while where all any each both out off such very many much few several per come comes came coming stand stands stood amount amounts amounted"
  ).split(" "),
)
