import { makeRandom } from "../random.ts"
import { SENTENCES } from "./news-sentences.ts"
import { WORDS } from "./news-words.ts"

const SEED = 20_241_104
const SENTENCES_A_PARAGRAPH = 4
const ARTICLE_LENGTH = 4000

/** Made-up articles of about four thousand characters each, `length` UTF-16 units together or a little more. */
export function writeNews(length: number): string[] {
  const random = makeRandom(SEED)
  const pick = (list: readonly string[]) => list[random(list.length)] ?? ""
  const articles: string[] = []
  for (let total = 0; total < length; total += articles.at(-1)?.length ?? 0) articles.push(writeArticle(pick))
  return articles
}

type Pick = (list: readonly string[]) => string

function writeArticle(pick: Pick): string {
  const paragraphs: string[] = []
  for (let size = 0; size < ARTICLE_LENGTH; size += paragraphs.at(-1)?.length ?? 0)
    paragraphs.push(writeParagraph(pick))
  return paragraphs.join("\n\n")
}

function writeParagraph(pick: Pick): string {
  return Array.from({ length: SENTENCES_A_PARAGRAPH }, () => writeSentence(pick)).join(" ")
}

function writeSentence(pick: Pick): string {
  const filled = pick(SENTENCES).replace(/\{(\w+)\}/g, (_, slot: string) => pick(WORDS[slot] ?? []))
  const text = filled.replace(/ {2,}/g, " ")
  return text.charAt(0).toUpperCase() + text.slice(1)
}
