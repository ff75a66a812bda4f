import { Type } from "typebox"

/** The format alone admits `urn:uuid:…` too. */
export const UUID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"

export const Id = Type.String({ format: "uuid", pattern: UUID, description: "A UUIDv7." })

export const IdParams = Type.Object({ id: Id })
