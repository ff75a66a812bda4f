import type { AnyRecord, RecordKind } from "../record.ts"

/** A record as it was sent: its shape is checked, and it may leave out what has a default. */
export type Given<R extends AnyRecord = AnyRecord> = R extends AnyRecord ? Partial<R> & Pick<R, "kind"> : never

export type GivenOf<Kind extends RecordKind> = Given<Extract<AnyRecord, { readonly kind: Kind }>>

/** What became of a record that was not refused: it is new here, or the same thing was there. */
export type Taken = { readonly outcome: "filed" | "repeated"; readonly id: string }
