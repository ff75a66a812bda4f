import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { listDuplicates } from "../../operations/names/list-duplicates.ts"
import { tellApart } from "../../operations/names/tell-apart.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { type DistinctionRow, listDistinctions } from "../../store/names/distinctions.ts"
import type { Named } from "../../store/names/like-names.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { followIds } from "../server/id-filters.ts"
import { write } from "../server/write.ts"
import { presentDistinction, presentDuplicate } from "./present.ts"
import { describeDuplicates } from "./schema.ts"

/** The same for subjects and for sources. */
export const duplicateRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  for (const named of ["subject", "source"] as const) {
    const schema = describeDuplicates(named)
    const [pairs, said] = [`duplicate ${named}s`, `distinctions of ${named}s`]

    app.get(`/${named}s/duplicates`, { schema: schema.list }, async (request) => {
      const { limit = 50, cursor, minScore: leastScore = 60 } = request.query
      const [id, shown] = readCursor<[string, number]>(cursor, pairs, [isUuid, isCount]) ?? []
      const after = id === undefined || shown === undefined ? undefined : { id, shown }
      const found = await listDuplicates(context.db, named, { limit, leastScore, after })
      const { next } = found
      const nextCursor = next === null ? null : writeCursor(pairs, [next.id, next.shown])
      return { items: found.pairs.map(presentDuplicate), nextCursor }
    })

    app.post(`/${named}s/distinctions`, { schema: schema.tell }, async (request, reply) =>
      write(context, request, reply, async (trx, occasion) => {
        const id = await tellApart(trx, named, request.body, occasion)
        const [kept] = await listDistinctions(trx, named, { id }, { limit: 1 })
        if (kept === undefined) throw new Error(`what was said of two ${named}s is gone`)
        return { status: 201, body: presentDistinction(kept) }
      }),
    )

    app.get(`/${named}s/distinctions`, { schema: schema.said }, async (request) => {
      const { limit = 50, cursor, ...filter } = request.query
      const [before] = readCursor<[string]>(cursor, said, [isUuid]) ?? []
      const of = await idOf(context, named, filter)
      const rows = await listDistinctions(context.db, named, { of }, { limit: limit + 1, before })
      return pageOf(rows, limit, presentDistinction, (row: DistinctionRow) => writeCursor(said, [row.id]))
    })
  }
}

/** The id that the filter leads to now; undefined where there is none. */
async function idOf({ db }: Context, named: Named, filter: object): Promise<string | undefined> {
  const followed = (await followIds(db, filter)) as Readonly<Record<string, string | undefined>>
  return followed[named]
}

/** -1 stands for all. */
function isCount(key: unknown): key is number {
  return typeof key === "number" && Number.isInteger(key) && key >= -1 && key <= 10
}
