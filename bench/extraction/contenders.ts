/** What is measured: takes one article, answers how many numbers or quantities it found in it. */
export type Extract = (article: string) => number

export type Contender = {
  readonly name: string
  readonly does: string
  /** Loads the library, so that no contender's start-up falls into another's process. */
  readonly load: () => Promise<Extract>
}

const AS_OF = { publishedAt: "2024-11-04T12:00:00Z" }

/** Each peer through its own documented API, with its defaults, its model made once. */
export const CONTENDERS: readonly Contender[] = Object.freeze([
  {
    name: "countercheck",
    does: "readMentions: figures, hedges, ranges and units as exact intervals, with noun, attribution and date",
    load: async () => {
      const { readMentions } = await import("../../src/text/read-mentions.ts")
      return (article) => readMentions(article, AS_OF).mentions.length
    },
  },
  {
    name: "countercheck, figures only",
    does: "scanFigures: figures, hedges, ranges and units, without what stands around them",
    load: async () => {
      const { scanFigures } = await import("../../src/quantity/scan/scan-figures.ts")
      const { ENGLISH } = await import("../../src/quantity/en/english.ts")
      return (article) => scanFigures(article, ENGLISH).figures.length
    },
  },
  {
    name: "recognizers-text-number",
    does: "numbers and percentages, to floats; no ranges, hedges or units",
    load: async () => {
      const { NumberRecognizer, Culture } = (await import("@microsoft/recognizers-text-number")).default
      const recognizer = new NumberRecognizer(Culture.English)
      const models = [recognizer.getNumberModel(), recognizer.getPercentageModel()]
      return (article) => models.reduce((total, model) => total + model.parse(article).length, 0)
    },
  },
  {
    name: "recognizers-text-number-with-unit",
    does: "amounts with units: currency, dimension, age, temperature, to floats; no ranges or hedges",
    load: async () => {
      const { NumberWithUnitRecognizer } = (await import("@microsoft/recognizers-text-number-with-unit")).default
      const { Culture } = (await import("@microsoft/recognizers-text-number")).default
      const recognizer = new NumberWithUnitRecognizer(Culture.English)
      const models = [
        recognizer.getCurrencyModel(),
        recognizer.getDimensionModel(),
        recognizer.getAgeModel(),
        recognizer.getTemperatureModel(),
      ]
      return (article) => models.reduce((total, model) => total + model.parse(article).length, 0)
    },
  },
  {
    name: "compromise",
    does: "numbers() with value, prefix and unit, to floats, after tagging every word; no hedges",
    load: async () => {
      const { default: nlp } = await import("compromise")
      return (article) => (nlp(article) as unknown as WithNumbers).numbers().json().length
    },
  },
  {
    name: "wink-nlp",
    does: "named entities (cardinal, money, percent, duration) as text, with its whole pipeline; no values or hedges",
    load: () => loadWink(),
  },
  {
    name: "wink-nlp, entities only",
    does: "the same from `ner` alone, without sentences and parts of speech",
    load: () => loadWink(["ner"]),
  },
])

async function loadWink(pipe?: string[]): Promise<Extract> {
  const { default: winkNLP } = await import("wink-nlp")
  const { default: model } = await import("wink-eng-lite-web-model")
  const nlp = winkNLP(model, pipe)
  return (article) => nlp.readDoc(article).entities().out(nlp.its.detail).filter(isQuantity).length
}

type WithNumbers = { numbers: () => { json: () => unknown[] } }

const QUANTITIES: ReadonlySet<string> = new Set(["CARDINAL", "MONEY", "PERCENT", "DURATION", "ORDINAL"])

function isQuantity(entity: unknown): boolean {
  return QUANTITIES.has((entity as { type: string }).type)
}
