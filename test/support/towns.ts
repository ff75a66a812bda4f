import type { Body, TestApp } from "./app.ts"

export const TOWNS = ["Arlo", "Benton", "Corvan", "Dunmere", "Estow", "Farley", "Gorse", "Halden"]

const textOf = (town: string, killed = 7) =>
  `A fire broke out in ${town} on Sunday. The fire killed ${killed} people. In ${town} 20 homes were destroyed. The mayor of ${town} owns 3 horses.`

export const versionOf = (town: string, killed = 7, hour = 8) => ({
  headline: `Fire in ${town}`,
  publishedAt: `2024-11-04T0${hour}:00:00Z`,
  text: textOf(town, killed),
})

export const KILLED = (town: string) => `People killed in the ${town} fire`
const HOMES = (town: string) => `Homes destroyed in the ${town} fire`

/** Files two claims about the fire of a town, and answers the ids of their subjects by name. */
export async function fileTown(app: TestApp, town: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  const quotes = [
    [KILLED(town), "6", `The fire in ${town} killed 6 people.`],
    [HOMES(town), "5", `Five homes were destroyed in ${town}.`],
  ]
  for (const [subject = "", figure, quote] of quotes) {
    const claim = { subject: { name: subject }, figure, quote, source: { name: "Agency" }, publishedAt: "2024-11-04" }
    const { status, body } = await app.post("/v1/claims", claim)
    if (status !== 201) throw new Error(JSON.stringify(body))
    ids.set(subject, body.claim.subject.id)
  }
  return ids
}

export const pathOf = (town: string) => `/v1/articles/Gazette/${town}`

export const assign = (app: TestApp, town: string, lineage: string, body: Body) =>
  app.post(`${pathOf(town)}/figures/${lineage}/assign`, body, { "x-actor": "Ana" })

/** An article on the fire of each town, the figures of which are assigned. */
export async function decideAll(app: TestApp, towns: readonly string[]): Promise<number> {
  let count = 0
  for (const town of towns) {
    const ids = await fileTown(app, town)
    const { figures } = (await app.call("PUT", pathOf(town), versionOf(town))).body
    const subjects = [ids.get(KILLED(town)), ids.get(HOMES(town)), null]
    for (const [nth, subject] of subjects.entries()) {
      const { status, body } = await assign(app, town, figures[nth].lineage, { subject })
      if (status !== 200) throw new Error(JSON.stringify(body))
      count += 1
    }
  }
  return count
}
