import { readFileSync, writeFileSync } from "node:fs"
import { basename } from "node:path"
import { parseArgs } from "node:util"
import { rateExample } from "../match/subjects/fit/example.ts"
import { type FittedModel, fitModel } from "../match/subjects/fit/fit-model.ts"
import type { LinkScore } from "../match/subjects/fit/try-model.ts"
import { DEFAULT_LANGUAGE, LANGUAGES, type LanguageCode } from "../quantity/languages/languages.ts"
import { RowRefused, readQueryRows, readSubjectRows } from "./fitting/read-rows.ts"
import { toExamples } from "./fitting/to-examples.ts"

const HELP = `npm run fit -- --subjects FILE --queries FILE [--subjects FILE --queries FILE …] --name NAME [--language CODE] [--out FILE]

Fits the model by which figures are linked to stored subjects, from figures of which you know the subject. Each pair of
files is one kind of text. Their lines are described in docs/linking.md. Nothing is asked of the service or its data.

NAME names the model in every answer, such as en-2. CODE is the language of the texts, one of ${LANGUAGES.join(", ")}.
FILE is where the model goes, as JSON; without it the model is only tried. The same files give the same model, byte for byte.

Prints how the models did that had not seen the texts: right subject or rightly none, the right one first and among the
first three, what is called sure, and the models of one kind on the others.

Ends with 0 when it is done, 2 when the call is wrong, 3 when a line is refused, 1 when something failed.
`

const FAILED = 1
const WRONG_CALL = 2
const REFUSED = 3

class WrongCall extends Error {}

try {
  const call = readCall()
  process.stdout.write(call === null ? HELP : fit(call))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof WrongCall ? WRONG_CALL : error instanceof RowRefused ? REFUSED : FAILED
}

type Call = {
  readonly pairs: readonly { readonly subjects: string; readonly queries: string }[]
  readonly name: string
  readonly language: LanguageCode
  readonly out: string | null
}

function readCall(): Call | null {
  const { help, subjects = [], queries = [], name, language = DEFAULT_LANGUAGE, out } = parse()
  if (help === true) return null
  if (subjects.length === 0 || subjects.length !== queries.length)
    throw new WrongCall(
      `Give each --subjects its --queries: there are ${subjects.length} and ${queries.length}.\n\n${HELP}`,
    )
  if (name === undefined || !/^[a-z]+-[\w.-]+$/.test(name))
    throw new WrongCall(`Name the model, such as --name en-2.\n\n${HELP}`)
  const code = LANGUAGES.find((one) => one === language)
  if (code === undefined) throw new WrongCall(`"${language}" is no language; expected ${LANGUAGES.join(", ")}`)
  const pairs = subjects.map((file, index) => ({ subjects: file, queries: queries[index] ?? "" }))
  return { pairs, name, language: code, out: out ?? null }
}

function parse() {
  const files = { type: "string", multiple: true } as const
  const text = { type: "string" } as const
  try {
    return parseArgs({
      options: {
        subjects: files,
        queries: files,
        name: text,
        language: text,
        out: text,
        help: { type: "boolean", short: "h" },
      },
    }).values
  } catch (error) {
    throw new WrongCall(`${(error as Error).message}\n\n${HELP}`)
  }
}

function fit({ pairs, name, language, out }: Call): string {
  const examples = pairs.flatMap((pair) => {
    const subjects = readSubjectRows(pair.subjects, readFileSync(pair.subjects, "utf8"))
    const ids = new Set(subjects.map(({ id }) => id))
    const queries = readQueryRows(pair.queries, readFileSync(pair.queries, "utf8"), ids)
    return toExamples({ kind: basename(pair.queries), subjects, queries }, language)
  })
  const fitted = fitModel(name, examples.map(rateExample))
  if (out !== null) writeFileSync(out, `${JSON.stringify(fitted.model, null, 2)}\n`)
  return printFitted(fitted, out)
}

function printFitted({ unseen, across }: FittedModel, out: string | null): string {
  const lines = [
    ...Object.entries(unseen).map(([kind, score]) => `${kind}, by folds that had not seen it: ${printScore(score)}`),
    ...across.map(({ from, to, score }) => `fitted on ${from}, tried on ${to}: ${printScore(score)}`),
    out === null ? "The model was only tried: --out FILE writes it." : `The model is in ${out}.`,
  ]
  return `${lines.join("\n")}\n`
}

function printScore({ figures, right, linked, first, inThree, sure, sureRight }: LinkScore): string {
  return [
    `${figures} figures, right subject or rightly none ${percent(right, figures)}`,
    `of ${linked} linked the right one first ${percent(first, linked)}, in three ${percent(inThree, linked)}`,
    `sure ${percent(sureRight, sure)} right, ${percent(sureRight, linked)} of the linked`,
  ].join("; ")
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`
}
