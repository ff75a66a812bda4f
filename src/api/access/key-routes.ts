import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { Caller } from "../../operations/access/caller.ts"
import { createKey, revokeKey, rotateKey } from "../../operations/access/keys.ts"
import { SCOPES } from "../../operations/access/scopes.ts"
import type { NewKey } from "../../operations/access/secrets.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { findAccessKey, type KeyRow, listAccessKeys } from "../../store/access/keys.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Context } from "../server/context.ts"
import { isInstant, pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { pathOf } from "../server/paths.ts"
import { write, writeSecret } from "../server/write.ts"
import * as schema from "./key-schema.ts"
import { presentKey } from "./present.ts"

export const keyRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/keys", { schema: schema.create }, async (request, reply) => {
    const made = await writeSecret(context, request, reply, async (trx, occasion) => {
      return answerNew(trx, await createKey(trx, request.body, occasion))
    })
    context.recogniser.forget()
    return made
  })

  app.get("/keys", { schema: schema.list }, async (request) => {
    const { limit = 50, cursor } = request.query
    const [created_at, id] = readCursor<[string, string]>(cursor, "keys", [isInstant, isKeyId]) ?? []
    const before = created_at === undefined || id === undefined ? undefined : { created_at, id }
    const rows = await listAccessKeys(context.db, { limit: limit + 1, before })
    return pageOf(rows, limit, presentKey, (row) => writeCursor("keys", [row.created_at, row.id]))
  })

  app.post("/keys/:id/rotate", { schema: schema.rotate }, async (request, reply) =>
    writeSecret(context, request, reply, async (trx, occasion) =>
      answerNew(trx, await rotateKey(trx, request.params.id, occasion)),
    ),
  )

  app.delete("/keys/:id", { schema: schema.revoke }, async (request, reply) => {
    const { id } = request.params
    const revoked = await write(context, request, reply, async (trx, occasion) => {
      await revokeKey(trx, id, occasion)
      return { status: 200, body: presentKey(await requireKey(trx, id)) }
    })
    context.recogniser.forget()
    return revoked
  })

  app.get("/me", { schema: schema.me }, async ({ caller }) => presentMe(caller))
}

async function answerNew(trx: Trx, { id, key }: NewKey) {
  const body = { ...presentKey(await requireKey(trx, id)), key }
  return { status: 201, headers: { location: pathOf("keys", id) }, body }
}

async function requireKey(db: Db, id: string): Promise<KeyRow> {
  const key = await findAccessKey(db, id)
  if (key === undefined) throw notFound("key", id)
  return key
}

function isKeyId(key: unknown): key is string {
  return typeof key === "string" && /^[0-9A-Za-z]{8}$/.test(key)
}

const OPEN =
  "The service is open: it listens on this machine only, and no key and no account was ever made. With the first one it is open no more."

function presentMe(caller: Caller) {
  if (!("id" in caller))
    return { kind: "open" as const, id: null, name: null, role: null, scopes: [...SCOPES], note: OPEN }
  const { kind, id, name, scopes } = caller
  const role = caller.kind === "person" ? caller.role : null
  return { kind, id, name, role, scopes: [...scopes], note: null }
}
