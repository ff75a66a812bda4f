import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { ArticlePart } from "../../subjects/article.ts"
import { isWanted } from "../is-wanted.ts"
import type { OnFile } from "./on-file.ts"

type Told = { readonly mention: Mention; readonly part: ArticlePart; readonly onFile: OnFile }

/** Whether a text tells of a figure as what is needed, while nothing on file for its subject is told so. */
export function isWantedOnly({ mention, part, onFile }: Told, language: LanguageCode): boolean {
  if (!isWanted(mention, part.text, language)) return false
  const { wanted, wantedFor } = MATCH_LANGUAGES[language]
  return !listFiled(onFile).some((filed) => isTold(filed, wanted) || isTold(filed, wantedFor))
}

/** Whether a sentence on file has the words, before any of its figures or behind it. */
function isTold(filed: string, words: RegExp): boolean {
  return filed.split(/(?=\d)|(?<=\d)/).some((piece) => words.test(piece))
}

function listFiled({ equal, against, latest }: OnFile): readonly string[] {
  const figures = [...equal, ...[...against, ...latest].map(({ figure }) => figure)]
  return figures.flatMap(({ subject, claims }) => [subject.name, ...claims.flatMap(({ quote }) => quote ?? [])])
}
