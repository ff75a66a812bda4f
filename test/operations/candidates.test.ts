import t from "tap"
import { listSubjects } from "../../src/operations/candidates/list-subjects.ts"
import { type CandidateSearch, findCandidates } from "../../src/store/candidates/find-candidates.ts"
import { type Db, openStore } from "../../src/store/connection/connect.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { findWrongCounts } from "../support/candidates.ts"
import { claimOf } from "../support/claims.ts"

/** Made-up towns, which have no other form and mean nothing else. */
const TOWNS = "arlop brixt cadmu delvo ektar finbo gorba hulmi iltor jobru kolda lumba".split(" ")
const UNITS = { "1": "count", km: "length" } as const
type Unit = keyof typeof UNITS

const soon = () => new Date(Date.now() + 3_600_000).toISOString()

type Draw = (below: number) => number

/** Numbers that look random and are the same in every run. */
function drawFrom(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Said = { id: string; towns: string[]; isActive: boolean }
type Kept = {
  id: string
  name: string[]
  aliases: string[][]
  unit: Unit
  claims: Said[]
  isGone: boolean
}

/** What should be found, kept as plain lists: no terms, no numbers, no job. */
class Oracle {
  readonly subjects: Kept[] = []

  find({ article, mentions }: { article: string[]; mentions: { towns: string[]; unit: Unit }[] }): string[][] {
    return mentions.map(({ towns, unit }) =>
      this.subjects
        .filter(
          (one) =>
            !one.isGone && one.unit === unit && townsOf(one).some((town) => [...article, ...towns].includes(town)),
        )
        .map(({ id }) => id)
        .sort(),
    )
  }
}

function townsOf({ name, aliases, claims }: Kept): string[] {
  const quoted = claims.filter(({ isActive }) => isActive).slice(-8)
  return [...name, ...aliases.flat(), ...quoted.flatMap(({ towns }) => towns)]
}

async function ask(
  db: Db,
  search: { article: string[]; mentions: { towns: string[]; unit: Unit }[] },
): Promise<string[][]> {
  const found = await findCandidates(db, {
    article: search.article,
    mentions: search.mentions.map(({ towns, unit }) => ({ terms: towns, dimension: UNITS[unit] })),
    day: null,
  } satisfies CandidateSearch)
  return search.mentions.map((_, place) =>
    found
      .filter(({ mentions }) => mentions.includes(place))
      .map(({ subjectId }) => subjectId)
      .sort(),
  )
}

/** A history over HTTP, one step after the other, beside the oracle. */
class History {
  readonly oracle = new Oracle()
  readonly app: TestApp
  readonly draw: Draw
  #nth = 0

  constructor(app: TestApp, draw: Draw) {
    this.app = app
    this.draw = draw
  }

  towns(most: number): string[] {
    return Array.from({ length: 1 + this.draw(most) }, () => TOWNS[this.draw(TOWNS.length)] ?? "")
  }

  search() {
    const unit = (): Unit => (this.draw(3) === 0 ? "km" : "1")
    const mentions = Array.from({ length: 1 + this.draw(3) }, () => ({ towns: this.towns(2), unit: unit() }))
    return { article: this.draw(2) === 0 ? [] : this.towns(1), mentions }
  }

  #pick(): Kept | undefined {
    const here = this.oracle.subjects.filter(({ isGone }) => !isGone)
    return here[this.draw(here.length)]
  }

  /** A number in the name keeps subjects apart, and is no term. */
  #nameOf(towns: readonly string[]): string {
    this.#nth += 1
    return `${towns.join(" ")} ${this.#nth}`
  }

  async #send(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Body> {
    const { status, body: answer } = await this.app.call(method, path, body, headers)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`)
    return answer
  }

  async #change(method: string, path: string, { id }: Kept, body: unknown): Promise<Body> {
    const { headers } = await this.app.get(`/v1/subjects/${id}`)
    const etag = headers.get("etag")
    return this.#send(method, path, body, etag === null ? {} : { "if-match": etag })
  }

  async create(): Promise<void> {
    const [name, unit]: [string[], Unit] = [this.towns(2), this.draw(4) === 0 ? "km" : "1"]
    const aliases = this.draw(3) === 0 ? [this.towns(1)] : []
    const names = { name: this.#nameOf(name), aliases: aliases.map((towns) => this.#nameOf(towns)) }
    const { id } = await this.#send("POST", "/v1/subjects", { ...names, unit, measure: "stock" })
    this.oracle.subjects.push({ id, name, aliases, unit, claims: [], isGone: false })
  }

  /** In the order of publication, so that the newest are those that were filed last. */
  async file(): Promise<void> {
    const subject = this.#pick()
    const towns = this.draw(5) === 0 ? [] : this.towns(3)
    const fresh = subject === undefined || this.draw(4) === 0
    const name = this.towns(2)
    this.#nth += 1
    const publishedAt = new Date(Date.parse("2024-01-01T00:00:00Z") + this.#nth * 60_000).toISOString()
    const unit = fresh ? "1" : subject.unit
    const figure = unit === "km" ? `${this.#nth} km` : String(this.#nth)
    const of = fresh ? { name: this.#nameOf(name), unit, measure: "stock" } : subject.id
    const quote = towns.length === 0 ? {} : { quote: `In ${towns.join(" and ")} there were ${this.#nth}.` }
    const { claim } = await this.#send("POST", "/v1/claims", claimOf(figure, { subject: of, publishedAt, ...quote }))
    const said = { id: claim.id, towns, isActive: true }
    if (!fresh) subject.claims.push(said)
    else
      this.oracle.subjects.push({
        ...{ id: claim.subject.id, name, aliases: [], unit: "1", claims: [said], isGone: false },
      })
  }

  async rename(): Promise<void> {
    const subject = this.#pick()
    if (subject === undefined) return
    const name = this.towns(2)
    await this.#change("PATCH", `/v1/subjects/${subject.id}`, subject, { name: this.#nameOf(name), aliases: [] })
    Object.assign(subject, { name, aliases: [] })
  }

  async merge(): Promise<void> {
    const [from, into] = [this.#pick(), this.#pick()]
    if (from === undefined || into === undefined || from === into || from.unit !== into.unit) return
    await this.#change("POST", `/v1/subjects/${from.id}/merge`, from, { into: into.id })
    if (this.draw(2) === 0) return void (await this.#change("POST", `/v1/subjects/${from.id}/unmerge`, from, {}))
    from.isGone = true
    into.aliases.push(from.name, ...from.aliases)
    into.claims.push(...from.claims)
    into.claims.sort((one, other) => (one.id < other.id ? -1 : 1))
    from.claims = []
  }

  async archive(): Promise<void> {
    const subject = this.#pick()
    if (subject === undefined) return
    await this.#change("POST", `/v1/subjects/${subject.id}/archive`, subject, { reason: "Over." })
    subject.isGone = true
    if (this.draw(2) === 0) return
    await this.#change("POST", `/v1/subjects/${subject.id}/unarchive`, subject, {})
    subject.isGone = false
  }

  async retract(): Promise<void> {
    const subject = this.#pick()
    const claim = subject?.claims.filter(({ isActive }) => isActive).at(0)
    if (claim === undefined) return
    await this.#send("POST", `/v1/claims/${claim.id}/retract`, { reason: "A slip." })
    claim.isActive = false
  }

  async move(): Promise<void> {
    const [from, into] = [this.#pick(), this.#pick()]
    const claim = from?.claims.filter(({ isActive }) => isActive).at(-1)
    if (claim === undefined || from === undefined || into === undefined || from === into || from.unit !== into.unit)
      return
    await this.#send("POST", `/v1/claims/${claim.id}/move`, { subject: into.id, reason: "Of that one." })
    from.claims.splice(from.claims.indexOf(claim), 1)
    into.claims.push(claim)
    into.claims.sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  async step(): Promise<void> {
    const steps = [
      this.create,
      this.file,
      this.file,
      this.file,
      this.rename,
      this.merge,
      this.archive,
      this.retract,
      this.move,
    ]
    await steps[this.draw(steps.length)]?.call(this)
  }
}

const STEPS = 60

t.test("what is found is what plain lists find, whatever has happened, also before a job lists it", async (t) => {
  for (const seed of [11, 29, 47]) {
    const app = await startApp()
    const other = openStore({ url: app.url, poolSize: 2, statementTimeout: 30_000 })
    const history = new History(app, drawFrom(seed))
    for (let step = 0; step < STEPS; step += 1) {
      await history.step()
      const search = history.search()
      const expected = history.oracle.find(search)
      const found = await ask(app.store.db, search)
      for (const [nth, ids] of expected.entries())
        t.same(
          ids.filter((id) => !found[nth]?.includes(id)),
          [],
          `seed ${seed}, step ${step}: all are found`,
        )
      if (history.draw(4) > 0) continue
      await Promise.all([listSubjects(app.store.db, soon()), listSubjects(other.db, soon())])
      await listSubjects(other.db, soon())
      for (let again = 0; again < 5; again += 1) {
        const next = history.search()
        t.same(await ask(other.db, next), history.oracle.find(next), `seed ${seed}, step ${step}: and no others`)
        t.same(await ask(app.store.db, next), await ask(other.db, next), "the same in another process")
      }
    }
    t.same(await findWrongCounts(app.url), [], "every list counts the subjects that have its term")
    await other.close()
  }
})
