import {
  type Answer,
  type Body,
  type Claim,
  type ClaimWithHistory,
  type Client,
  type Data,
  type Filed,
  type Item,
  isProblem,
  type Params,
  type ReviewedClaim,
} from "../../src/client/index.ts"

/**
 * What must compile, and what must not. It is never run: the type check of the repository reads it with the source of the
 * client, and the test of the package reads it with the declarations that are packed.
 */
export async function compileSamples(
  client: Client,
  id: string,
  stream: ReadableStream<Uint8Array>,
): Promise<unknown[]> {
  const claim: Body<"fileClaim"> = {
    subject: { name: "Troops", unit: undefined },
    figure: { min: 10_000, max: "12000" },
    source: { name: "Example Wire" },
    publishedAt: "2024-11-04T17:00:00Z",
  }
  const filed: Filed = await client.fileClaim(claim, { actor: "night desk", idempotencyKey: "k" })
  const answer: Answer<Filed> = await client.fileClaim(claim).withAnswer()
  const read: ClaimWithHistory = await client.readClaim({ id })
  const kept: ClaimWithHistory | null = await client.readClaim({ id }, { ifNoneMatch: '"1"' })
  const reviewed: ReviewedClaim = await client.readClaim({ id, format: "claimreview" })
  const retracted = await client.retractClaim({ id }, { reason: "withdrawn" }, { version: read.version })
  const article = await client.putArticle(
    { source: "Example Wire", externalId: "a/b" },
    { headline: "Troops", text: "There are 10,000 troops.", publishedAt: "2024-11-04T17:00:00Z" },
  )
  await client.createImport({ separator: "semicolon" }, stream, { contentType: "text/csv" })
  await client.importArticles({ source: "Example Wire" }, { "@graph": [] }, { contentType: "application/ld+json" })
  await client.rotateKey({ id: "7Hq2mZ0x" }, { signal: AbortSignal.timeout(1_000) })
  const parameters: Params<"listConflicts"> = { status: ["open", "explained"], limit: 2, cursor: undefined }
  const page: Data<"listConflicts"> = await client.listConflicts(parameters)
  const items: Item<"listConflicts">[] = []
  for await (const conflict of client.listConflicts()) items.push(conflict)
  for await (const { nextCursor } of client.listAudit().pages()) items.push(...(nextCursor === null ? page.items : []))
  const kinds: string[] = []
  for await (const record of client.exportRecords({ kind: "claims" })) kinds.push(record.kind)
  for await (const record of client.exportRecords({ kind: "claims", format: "claimreview" }))
    kinds.push(record["@context"])
  for await (const piece of client.exportRecords({ kind: "claims", format: "csv" })) kinds.push(piece.trim())
  for await (const entry of client.listAudit({ format: "ndjson" })) kinds.push(entry.operation ?? "")
  const metrics: string = await client.readMetrics()
  const first: Claim | undefined = (await client.listClaims({ q: "troops" })).items[0]
  const whole: Data<"readClaim"> = read
  const entry: Item<"listAudit"> | undefined = (await client.listAudit()).items[0]
  const records: Item<"exportRecords">[] = []
  for await (const record of client.exportRecords({ kind: "sources" })) records.push(record)
  const text: Data<"exportRecords"> = await client.exportRecords({ kind: "sources" })
  kinds.push(whole.id, entry?.actor ?? "", text)
  return [filed, answer.etag, kept, reviewed, retracted.claim.id, article.figures, items, kinds, metrics, first]
}

export async function compileRefused(client: Client, id: string, error: unknown): Promise<void> {
  // @ts-expect-error: a claim has a source
  await client.fileClaim({ subject: { name: "Troops" }, figure: "10,000", publishedAt: "2024-11-04T17:00:00Z" })
  // @ts-expect-error: no operation has this name
  await client.fileClaims({})
  // @ts-expect-error: the path needs an id
  await client.readClaim({})
  // @ts-expect-error: and cannot do without
  await client.readClaim()
  // @ts-expect-error: a status that there is not
  await client.listConflicts({ status: ["opened"] })
  // @ts-expect-error: no such parameter
  await client.listClaims({ subjects: id })
  // @ts-expect-error: a read takes no Idempotency-Key
  await client.readClaim({ id }, { idempotencyKey: "k" })
  // @ts-expect-error: filing takes no version
  await client.retractClaim({ id }, { reason: "r" }, { version: { number: 1 } })
  // @ts-expect-error: an import says what it sends
  await client.createImport({}, "a;b\n")
  // @ts-expect-error: and sends what is taken
  await client.createImport({}, "a;b\n", { contentType: "text/plain" })
  // @ts-expect-error: a conditional read may have nothing new
  const kept: ClaimWithHistory = await client.readClaim({ id }, { ifNoneMatch: '"1"' })
  // @ts-expect-error: answers are not changed
  kept.id = id
  // @ts-expect-error: JSON-LD has no history
  const reviewed: ClaimWithHistory = await client.readClaim({ id, format: "claimreview" })
  // @ts-expect-error: no such format
  await client.exportRecords({ kind: "claims", format: "xlsx" })
  // @ts-expect-error: there is no such kind of problem
  if (isProblem(error, "teapot")) throw reviewed
  // @ts-expect-error: what is no problem has no title
  if (!isProblem(error)) throw error.title
  // @ts-expect-error: a list is no array
  const [first] = await client.listClaims()
  throw first
}
