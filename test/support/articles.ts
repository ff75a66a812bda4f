import { type Body, startApp, type TestApp } from "./app.ts"
import { exported, imported, RECORD_FILES } from "./records.ts"

export const SLOTS = "/v1/articles/Gazette/figures"
export const LIVE = "/v1/articles/Gazette/live"

export const at = (hour: number) => `2024-11-04T${String(hour).padStart(2, "0")}:00:00Z`

const TEXT =
  "<p>Heavy rain fell overnight. At least 12 people were killed in the valley, the mayor said.</p><p>Rescuers saved 40 animals &amp; 3 boats.</p><p>Gas gave 92.4 kJ/mol.</p>"

async function put(app: TestApp, path: string, body: object): Promise<Body> {
  const answer = await app.call("PUT", path, body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const slot = (name: string, subject: unknown, figure: unknown, more: object = {}) => ({
  slot: name,
  subject,
  figure,
  ...more,
})

/** An article of named figures: a late version, a correction, two figures of one subject, a merge, and its withdrawal. */
async function putSlots(app: TestApp): Promise<void> {
  const subjects = []
  for (const name of ["Killed in the flood", "Dead of the flood", "Bridges lost"])
    subjects.push((await app.post("/v1/subjects", { name })).body.id)
  const [killed, dead, bridges] = subjects
  const version = (hour: number, claims: object[], more: object = {}) =>
    put(app, SLOTS, { publishedAt: at(hour), claims, url: "https://example.org/flood", ...more })
  await version(6, [
    slot("dead", dead, "12", { claimant: { name: "The mayor" } }),
    slot("bridges", bridges, "nearly 4"),
  ])
  await version(9, [
    slot("dead", dead, "15", { claimant: { name: "The mayor" } }),
    slot("hill", dead, "9", { asOf: "2024-11-04" }),
  ])
  await version(8, [slot("dead", dead, "14", { claimants: [{ name: "The mayor" }, { name: "Police" }] })], {
    version: 3,
  })
  await version(
    10,
    [
      slot("dead", dead, { min: 10, max: 20 }, { quote: "Ten to twenty, police said." }),
      slot("hill", dead, "9", { asOf: "2024-11-04" }),
      slot("valley", dead, "40", { asOf: "2024-11-04" }),
    ],
    { correction: { note: "The mayor was misheard." }, headline: "The flood" },
  )
  await app.post(`/v1/subjects/${dead}/merge`, { into: killed })
}

/** An article of texts, of whose figures one is assigned, one is of nothing, and one finding is dismissed. */
async function putTexts(app: TestApp): Promise<void> {
  const html = { format: "html", headline: "12 dead &amp; 40 saved" }
  const first = await put(app, LIVE, { publishedAt: at(7), text: TEXT, ...html })
  await put(app, LIVE, { publishedAt: at(9), text: TEXT.replace("12", "15"), ...html })
  await put(app, LIVE, { publishedAt: at(8), text: TEXT.replace("12", "14"), ...html })
  const lineageOf = (text: string) => first.figures.find(({ mention }: Body) => mention.text === text).lineage
  const assign = (text: string, body: object) => app.post(`${LIVE}/figures/${lineageOf(text)}/assign`, body)
  const assigned = await assign("At least 12", { newSubject: { name: "Killed in the valley" } })
  if (assigned.status !== 200) throw new Error(JSON.stringify(assigned.body))
  await assign("3", { subject: null })
  for (const finding of ["within-b", "within-a"])
    await app.call("PUT", `${LIVE}/dismissals`, { finding, reason: "Known." })
}

/** A store with articles of both kinds, one of which was withdrawn and brought back. */
export async function startWithArticles(): Promise<TestApp> {
  const app = await startApp()
  await app.post("/v1/sources", { name: "Gazette" })
  await putSlots(app)
  await putTexts(app)
  const gone = "/v1/articles/Gazette/gone"
  const claims = [slot("fires", { name: "Fires in the hills" }, "7")]
  await put(app, gone, { publishedAt: at(6), claims })
  await app.call("DELETE", `${gone}?at=${at(9)}`)
  return app
}

/** All records of a store, by the file that they are in. */
export type Files = Readonly<Record<string, readonly Body[]>>

export async function takeOut(app: TestApp): Promise<Files> {
  const files: Record<string, readonly Body[]> = {}
  for (const kind of RECORD_FILES) files[kind] = await exported(app, kind)
  return files
}

/** Takes all files into a store, and answers the lines of all of them. */
export async function takeIn(app: TestApp, files: Files): Promise<Body[]> {
  const lines: Body[] = []
  for (const kind of RECORD_FILES) {
    const records = files[kind] ?? []
    if (records.length > 0) lines.push(...(await imported(app, records, "Carl")))
  }
  return lines
}
