/** Prometheus's text format 0.0.4, read more strictly than Prometheus reads it: any line that is not right throws. */
export type Sample = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}
export type Family = { readonly name: string; readonly type: string; readonly samples: readonly Sample[] }

const HEAD = /^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (\S.*)\n# TYPE \1 (counter|gauge|histogram|summary)(?:\n|$)/
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(,|$)/y
/** "Nan" is how prom-client writes it; Prometheus reads it in any case. */
const VALUE = /^(?:[+-]?Inf|Na[Nn]|[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/

export function readExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith("\n")) throw new Error("the last line does not end")
  const families = new Map<string, Family>()
  const blocks = text.split(/^(?=# HELP )/m)
  for (const block of blocks) {
    const family = readFamily(block)
    if (families.has(family.name)) throw new Error(`${family.name} comes twice`)
    families.set(family.name, family)
  }
  return families
}

function readFamily(block: string): Family {
  const [head, name = "", , type = ""] = HEAD.exec(block) ?? []
  if (head === undefined) throw new Error(`no family begins with "${block.slice(0, 100)}"`)
  if (name.endsWith("_total") !== (type === "counter")) throw new Error(`${name} is a ${type}`)
  const lines = block
    .slice(head.length)
    .split("\n")
    .filter((line) => line !== "")
  const samples = lines.map(readSample)
  checkNames(name, type, samples)
  checkUnique(samples)
  if (type === "histogram") checkBuckets(name, samples)
  return { name, type, samples }
}

function readSample(line: string): Sample {
  const [whole, name = "", labels = "", value = ""] = SAMPLE.exec(line) ?? []
  if (whole === undefined || !VALUE.test(value)) throw new Error(`not a sample: ${line}`)
  return { name, labels: readLabels(labels), value: Number(value.replace("Inf", "Infinity")) }
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {}
  for (LABEL.lastIndex = 0; LABEL.lastIndex < text.length; ) {
    const [whole, name = "", value = ""] = LABEL.exec(text) ?? []
    if (whole === undefined || name in labels) throw new Error(`not labels: ${text}`)
    labels[name] = value
  }
  return labels
}

function checkNames(family: string, type: string, samples: readonly Sample[]): void {
  const endings = type === "histogram" ? ["_bucket", "_sum", "_count"] : [""]
  const stray = samples.find(({ name }) => !endings.some((ending) => name === family + ending))
  if (stray !== undefined) throw new Error(`${stray.name} stands under ${family}`)
}

function checkUnique(samples: readonly Sample[]): void {
  const keys = samples.map(keyOf)
  const twice = keys.find((key, place) => keys.indexOf(key) < place)
  if (twice !== undefined) throw new Error(`${twice} comes twice`)
}

function keyOf({ name, labels }: Sample): string {
  return JSON.stringify([name, Object.entries(labels).sort()])
}

/** Buckets of one series rise to +Inf, which is its count. */
function checkBuckets(family: string, samples: readonly Sample[]): void {
  const series = Map.groupBy(samples, ({ labels: { le: _le, ...labels } }) => keyOf({ name: "", labels, value: 0 }))
  for (const of of series.values()) {
    const buckets = of.filter(({ name }) => name === `${family}_bucket`)
    const count = of.find(({ name }) => name === `${family}_count`)?.value
    const rises = buckets.every(({ value, labels }, place) => {
      const before = buckets[place - 1]
      return before === undefined || (before.value <= value && toNumber(before.labels.le) < toNumber(labels.le))
    })
    const last = buckets.at(-1)
    if (!rises || last?.labels.le !== "+Inf" || last.value !== count) throw new Error(`${family} has wrong buckets`)
  }
}

function toNumber(le = ""): number {
  return le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le)
}

/** The sum of the samples of this name that have these labels; 0 where there are none. */
export function sumOf(
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  const all = [...families.values()].flatMap(({ samples }) => samples)
  const isMeant = (sample: Sample) =>
    sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value)
  return all.filter(isMeant).reduce((sum, { value }) => sum + value, 0)
}

export async function scrape(
  address: string,
  headers: Record<string, string> = {},
): Promise<ReadonlyMap<string, Family>> {
  const answer = await fetch(`${address}/metrics`, { headers })
  if (answer.status !== 200) throw new Error(`/metrics answered ${answer.status}`)
  return readExposition(await answer.text())
}
