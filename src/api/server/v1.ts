import type { FastifyPluginAsync } from "fastify"
import { draftLookUps } from "../../operations/drafts/look-ups.ts"
import { keyRoutes } from "../access/key-routes.ts"
import { requireSecurity } from "../access/needs.ts"
import { feedRoutes } from "../articles/feeds/feed-routes.ts"
import { articleReviewRoutes } from "../articles/review-routes.ts"
import { articleRoutes } from "../articles/routes.ts"
import { auditRoutes } from "../audit/routes.ts"
import { claimRoutes } from "../claims/routes.ts"
import { conflictRoutes } from "../conflicts/routes.ts"
import { disputeRoutes } from "../disputes/routes.ts"
import { draftRoutes } from "../drafts/routes.ts"
import { duplicateRoutes } from "../duplicates/routes.ts"
import { exceptionRoutes } from "../exceptions/routes.ts"
import { exportRoutes } from "../export/routes.ts"
import { importRoutes } from "../imports/routes.ts"
import { undoRoutes } from "../imports/undo-routes.ts"
import { linkModelRoutes } from "../link-models/routes.ts"
import { type PeopleOptions, peopleRoutes } from "../people/routes.ts"
import { rejudgingRoutes } from "../rejudgings/routes.ts"
import { ruleRoutes } from "../rules/routes.ts"
import { sessionRoutes } from "../session/routes.ts"
import { sourceRoutes } from "../sources/routes.ts"
import { reportRoutes } from "../subjects/report/routes.ts"
import { subjectRoutes } from "../subjects/routes.ts"
import { textRoutes } from "../texts/routes.ts"
import type { TextThreads } from "../texts/threads/text-threads.ts"
import type { LeastRate } from "./admission/least-rate.ts"
import { allowNoBody } from "./body/no-body.ts"
import type { Context } from "./context.ts"
import { refuseEmptyIds } from "./empty-ids.ts"
import { readLists } from "./list-parameters.ts"
import { answerNotModified } from "./not-modified.ts"

export type ResourceOptions = {
  readonly context: Context
  /** UTF-8 bytes of a text to parse at most. */
  readonly textLimit: number
  /** What reads texts that are not short. */
  readonly threads: TextThreads
  /** Bytes of an import at most. */
  readonly importLimit: number
  /** Bytes of a line of an import at most. */
  readonly lineLimit: number
  /** Milliseconds without a byte after which an import is given up. */
  readonly silence: number
  /** How fast an upload comes at least. */
  readonly leastRate: LeastRate
  /** Milliseconds that a preview of a rule looks through the store. */
  readonly previewTime: number
  /** Exports that run at a time. */
  readonly exportsAtOnce: number
  /** Milliseconds that an export may take. */
  readonly exportTime: number
  /** The address under which people reach the service; null: the one that they ask. */
  readonly publicUrl: PeopleOptions["publicUrl"]
}

/** Every resource of the API, in one scope: what is registered here before them holds for all of them and nothing else. */
export const v1: FastifyPluginAsync<ResourceOptions> = async (app, options) => {
  requireSecurity(app)
  refuseEmptyIds(app)
  allowNoBody(app)
  answerNotModified(app)
  readLists(app)
  const { context, textLimit, threads, lineLimit, previewTime, exportsAtOnce, exportTime } = options
  const limits = { bytes: options.importLimit, silence: options.silence, leastRate: options.leastRate }
  const readers = { threads, lookUps: draftLookUps(context.db, context.now) }
  await app.register(claimRoutes, { context })
  await app.register(articleRoutes, { context, readers })
  await app.register(feedRoutes, { context, readers })
  await app.register(articleReviewRoutes, { context })
  await app.register(conflictRoutes, { context })
  await app.register(disputeRoutes, { context })
  await app.register(textRoutes, { textLimit, readers })
  await app.register(draftRoutes, { readers, context })
  // Before the subjects and the sources: "duplicates" is no id of one.
  await app.register(duplicateRoutes, { context })
  await app.register(subjectRoutes, { context })
  await app.register(reportRoutes, { context })
  await app.register(ruleRoutes, { context, previewTime })
  await app.register(linkModelRoutes, { context })
  await app.register(rejudgingRoutes, { context })
  await app.register(exceptionRoutes, { context })
  await app.register(sourceRoutes, { context })
  await app.register(importRoutes, { context, limits, lineLimit })
  await app.register(undoRoutes, { context })
  await app.register(keyRoutes, { context })
  await app.register(peopleRoutes, { context, publicUrl: options.publicUrl })
  await app.register(sessionRoutes, { context })
  await app.register(auditRoutes, { context })
  await app.register(exportRoutes, { context, exportsAtOnce, exportTime })
}
