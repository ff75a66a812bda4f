import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { readNameQuery } from "../../operations/names/name-query.ts"
import { lookUpSimilar } from "../../operations/names/similar.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { archiveSubject } from "../../operations/subjects/archive-subject.ts"
import { changeSubject, createSubject } from "../../operations/subjects/change-subject.ts"
import { mergeSubjects } from "../../operations/subjects/merge-subjects.ts"
import { unmergeSubject } from "../../operations/subjects/unmerge-subject.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { findSubject, listSubjects, searchSubjects } from "../../store/subjects/subjects.ts"
import type { Context } from "../server/context.ts"
import { isRank, pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { pathOf } from "../server/paths.ts"
import { type Answer, write } from "../server/write.ts"
import { presentSubject } from "./present.ts"
import * as schema from "./schema.ts"

export const subjectRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/subjects", { schema: schema.create }, async (request, reply) => {
    const { name, unit = "1" } = request.body
    const similar = await lookUpSimilar(context.db, name, unit)
    return write(context, request, reply, async (trx, occasion) => {
      const id = await createSubject(trx, request.body, occasion)
      const subject = await requireSubject(trx, id)
      const headers = { location: pathOf("subjects", id), etag: etagOf(subject.version) }
      return { status: 201, headers, body: { ...presentSubject(subject), similar } }
    })
  })

  app.get("/subjects", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor, q, ...filter } = request.query
    if (q !== undefined) {
      const [rank, id] = readCursor<[number, string]>(cursor, "subjects by name", [isRank, isUuid]) ?? []
      const after = rank === undefined || id === undefined ? undefined : { rank, id }
      const found = await searchSubjects(context.db, readNameQuery(q), filter, { limit: limit + 1, after })
      return pageOf(found, limit, presentSubject, (row) => writeCursor("subjects by name", [row.rank, row.id]))
    }
    const [before] = readCursor<[string]>(cursor, "subjects", [isUuid]) ?? []
    const rows = await listSubjects(context.db, filter, { limit: limit + 1, before })
    return pageOf(rows, limit, presentSubject, (row) => writeCursor("subjects", [row.id]))
  })

  app.get("/subjects/:id", { schema: schema.read }, async (request, reply) => {
    const subject = await requireSubject(context.db, request.params.id)
    if (subject.merged_into !== null) return reply.redirect(pathOf("subjects", subject.merged_into), 308)
    return reply.header("etag", etagOf(subject.version)).send(presentSubject(subject))
  })

  app.patch("/subjects/:id", { schema: schema.change }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      await changeSubject(trx, id, request.body, { ...occasion, check: ifMatch(request) })
      return answerSubject(trx, id)
    }),
  )

  app.post("/subjects/:id/merge", { schema: schema.merge }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const into = request.body.into.toLowerCase()
      await mergeSubjects(trx, request.params.id, into, { ...occasion, check: ifMatch(request) })
      return answerSubject(trx, into)
    }),
  )

  app.post("/subjects/:id/unmerge", { schema: schema.unmerge }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      await unmergeSubject(trx, id, request.body.reason ?? null, { ...occasion, check: ifMatch(request) })
      return answerSubject(trx, id)
    }),
  )

  for (const [path, described, archived] of [
    ["/subjects/:id/archive", schema.archive, true],
    ["/subjects/:id/unarchive", schema.unarchive, false],
  ] as const) {
    app.post(path, { schema: described }, async (request, reply) =>
      write(context, request, reply, async (trx, occasion) => {
        const { id } = request.params
        await archiveSubject(trx, id, { ...request.body, archived }, { ...occasion, check: ifMatch(request) })
        return answerSubject(trx, id)
      }),
    )
  }
}

async function answerSubject(trx: Trx, id: string): Promise<Answer> {
  const subject = await requireSubject(trx, id)
  return { status: 200, headers: { etag: etagOf(subject.version) }, body: presentSubject(subject) }
}

async function requireSubject(db: Db, id: string) {
  const subject = await findSubject(db, id)
  if (subject === undefined) throw notFound("subject", id)
  return subject
}
