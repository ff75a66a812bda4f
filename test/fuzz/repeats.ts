import { type Document, listOperations, type Operation, resolve, type Schema } from "./document.ts"
import { NOBODY } from "./pool.ts"

/**
 * The same mistake many times: in every array, map and object of every body that the document describes. A new operation is
 * covered by being in the document.
 */

/** A body with one mistake, as often as it is asked for. */
export type Repeat = {
  readonly operation: Operation
  /** Such as "/via/*: {}". */
  readonly title: string
  body(times: number): unknown
}

/** Where something stands many times: the way to it, what is required beside it on each step, and what it is. */
type Place = { readonly pointer: string; readonly kind: Kind; put(value: unknown): unknown }

type Kind = "array" | "map" | "object"

/** Items and values that no schema of ours takes, or nearly none. */
const MISTAKES: readonly unknown[] = [{}, { nam: 1 }, 7, "", null, [], { id: "x", name: "" }]

/** Schemas are looked into as deep as this. */
const DEEPEST = 12

export function listRepeats(document: Document): Repeat[] {
  return listOperations(document).flatMap((operation) =>
    operation.body === null ? [] : repeatsOf(document, operation.body).map((one) => ({ operation, ...one })),
  )
}

function repeatsOf(document: Document, body: Schema): Omit<Repeat, "operation">[] {
  return listPlaces(document, body, { pointer: "", put: (value) => value, depth: 0 }).flatMap(
    ({ pointer, kind, put }) =>
      (kind === "object" ? [7] : MISTAKES).map((mistake) => ({
        title: `${pointer}/*: ${JSON.stringify(mistake)}`,
        body: (times) => put(kind === "array" ? repeatItem(mistake, times) : repeatMember(mistake, times)),
      })),
  )
}

function repeatItem(mistake: unknown, times: number): unknown[] {
  return Array.from({ length: times }, () => mistake)
}

function repeatMember(mistake: unknown, times: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: times }, (_, place) => [`x${place}`, mistake]))
}

type Way = { readonly pointer: string; readonly depth: number; put(value: unknown): unknown }

function listPlaces(document: Document, given: Schema, way: Way): Place[] {
  const schema = resolve(document, given)
  if (way.depth > DEEPEST) return []
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => listPlaces(document, one, way))
  const { pointer, put } = way
  if (schema.type === "array") {
    const inner = listPlaces(
      document,
      schema.items ?? {},
      step(way, "0", (value) => [value]),
    )
    return [{ pointer, kind: "array", put }, ...inner]
  }
  return schema.type === "object" ? listPlacesOfObject(document, schema, way) : []
}

function listPlacesOfObject(document: Document, schema: Schema, way: Way): Place[] {
  const { pointer, put } = way
  const { properties = {}, additionalProperties } = schema
  const own: Place = { pointer, kind: typeof additionalProperties === "object" ? "map" : "object", put }
  const beside = sampleObject(document, schema)
  const members = Object.entries(properties).flatMap(([name, inner]) =>
    listPlaces(
      document,
      inner,
      step(way, name, (value) => ({ ...beside, [name]: value })),
    ),
  )
  const ofMap = typeof additionalProperties === "object" ? additionalProperties : {}
  return [
    own,
    ...members,
    ...listPlaces(
      document,
      ofMap,
      step(way, "dozens", (value) => ({ ...beside, dozens: value })),
    ),
  ]
}

function step({ pointer, depth, put }: Way, name: string, wrap: (value: unknown) => unknown): Way {
  return { pointer: `${pointer}/${name}`, depth: depth + 1, put: (value) => put(wrap(value)) }
}

/** An object with what it must have, so that nothing else is wrong with it. */
function sampleObject(document: Document, { properties = {}, required = [] }: Schema): Record<string, unknown> {
  return Object.fromEntries(required.map((name) => [name, sample(document, properties[name] ?? {})]))
}

function sample(document: Document, given: Schema): unknown {
  const schema = resolve(document, given)
  const [alternative] = schema.anyOf ?? []
  if (alternative !== undefined) return sample(document, alternative)
  if (schema.enum !== undefined) return schema.enum[0]
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return sampleObject(document, schema)
    case "array":
      return []
    case "string":
      return schema.format === "uuid" ? NOBODY : "x"
    case "boolean":
      return true
    default:
      return schema.minimum ?? 0
  }
}
