import { listTerms } from "../../src/match/subjects/list-terms.ts"
import { findCandidates } from "../../src/store/candidates/find-candidates.ts"
import { loadProfiles } from "../../src/store/candidates/load-profiles.ts"
import { type Db, openStore } from "../../src/store/connection/connect.ts"
import { secondsUsed } from "../seconds-used.ts"
import { countRows } from "../server/client.ts"
import type { Postgres } from "../server/postgres.ts"
import { percentile } from "../statistics.ts"
import { type Filled, fillStore, idOf } from "./fill-store.ts"
import { type PlacedArticle, writeNewsOfPlaces } from "./news-of-places.ts"

/** Milliseconds of a step: of the clock, and of the processor, here and in PostgreSQL, on average. */
export type Step = {
  readonly median: number
  readonly p99: number
  readonly own: number
  readonly server: number | null
}

export type Measured = {
  readonly subjects: number
  readonly filled: Filled
  readonly megabytes: { readonly lists: number; readonly terms: number }
  /** The share of mentions among whose candidates the right subject is, and how many candidates an article has. */
  readonly recall: number
  readonly candidates: number
  readonly find: Step
  readonly load: Step
}

const WARM_UP = 30
const TIMEOUT = 60_000
const MS = 1_000

/** A store of as many subjects, and articles of which each has its figures looked for at once, one after the other. */
export async function measureCandidates(server: Postgres, count: number, articles: number): Promise<Measured> {
  const news = writeNewsOfPlaces(count, WARM_UP + articles)
  const filled = await fillStore(server, news.subjects)
  const { db, close } = openStore({ url: filled.url, poolSize: 1, statementTimeout: TIMEOUT })
  try {
    await server.checkpoint()
    for (const article of news.articles.slice(0, WARM_UP)) await loadProfiles(db, idsOf(await ask(db, article)))
    const measured = news.articles.slice(WARM_UP)
    const found: Awaited<ReturnType<typeof ask>>[] = []
    const find = await timeAll(server, measured, async (article) => void found.push(await ask(db, article)))
    const load = await timeAll(server, found, async (one) => void (await loadProfiles(db, idsOf(one))))
    const right = measured.map((article, nth) => countRight(article, found[nth] ?? []))
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
    return {
      subjects: news.subjects.length,
      filled,
      megabytes: { lists: await sizeOf(filled.url, "term_lists"), terms: await sizeOf(filled.url, "subject_terms") },
      recall: sum(right) / sum(measured.map(({ mentions }) => mentions.length)),
      candidates: sum(found.map(({ length }) => length)) / found.length,
      find,
      load,
    }
  } finally {
    await close()
  }
}

function ask(db: Db, { headline, lead, day, mentions }: PlacedArticle) {
  const terms = (sentence: string) => ({ terms: listTerms(sentence, "en"), dimension: "count" })
  const article = listTerms(`${headline}. ${lead}`, "en")
  return findCandidates(db, { article, mentions: mentions.map(({ sentence }) => terms(sentence)), day })
}

type Found = Awaited<ReturnType<typeof ask>>

const idsOf = (found: Found) => found.map(({ subjectId }) => subjectId)

function countRight({ mentions }: PlacedArticle, found: Found): number {
  const placesOf = new Map(found.map(({ subjectId, mentions: places }) => [subjectId, places]))
  return mentions.filter(({ subject }, place) => placesOf.get(idOf(subject))?.includes(place)).length
}

async function timeAll<T>(server: Postgres, all: readonly T[], work: (one: T) => Promise<void>): Promise<Step> {
  const times: number[] = []
  const [own, used] = [secondsUsed(), server.readCpu()]
  for (const one of all) {
    const begin = performance.now()
    await work(one)
    times.push(performance.now() - begin)
  }
  const after = server.readCpu()
  const each = (seconds: number) => (seconds * MS) / all.length
  return {
    median: percentile(times, 50),
    p99: percentile(times, 99),
    own: each(secondsUsed() - own),
    server: used === null || after === null ? null : each(after - used),
  }
}

/** Megabytes of a table with its indexes. */
async function sizeOf(url: string, table: string): Promise<number> {
  return (await countRows(url, `generate_series(1, (pg_total_relation_size('${table}') / 100000)::int)`)) / 10
}
