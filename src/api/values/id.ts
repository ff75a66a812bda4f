import { Type } from "typebox"

import { UUID } from "../../operations/requests/uuid.ts"

export const Id = Type.String({ format: "uuid", pattern: UUID, description: "A UUIDv7." })

export const IdParams = Type.Object({ id: Id })
