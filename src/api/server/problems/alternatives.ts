import type { SchemaError } from "./schema-error.ts"

/** The errors that fall within one choice, and the branch of it that each belongs to. */
type Choice = {
  readonly error: SchemaError
  readonly within: { readonly error: SchemaError; readonly branch: string }[]
}

/** A branch of a choice as its errors show it. */
type Branch = { unknown: number; isOtherType: boolean }

/**
 * A value that may be one of several things has errors for each of them. Only those are kept that say what is wrong best.
 * Each error is looked at once for every choice around it, so that the work grows with the number of errors.
 */
export function cutAlternatives(errors: readonly SchemaError[]): readonly SchemaError[] {
  return dropAlternatives(keepNearest(errors))
}

/** Where a value may be one of several objects, only the errors of the one that knows most of its members are kept. */
function keepNearest(errors: readonly SchemaError[]): readonly SchemaError[] {
  const dropped = new Set<SchemaError>()
  for (const { error: choice, within } of groupByChoice(errors)) {
    const left = within.filter(({ error }) => !dropped.has(error))
    const branches = tellBranches(choice, left)
    const fewest = fewestUnknown(branches.values())
    for (const { error, branch } of left) if ((branches.get(branch)?.unknown ?? 0) > fewest) dropped.add(error)
  }
  return errors.filter((error) => !dropped.has(error))
}

function fewestUnknown(branches: Iterable<Branch>): number {
  let fewest = Number.POSITIVE_INFINITY
  // A branch for another type, such as text, has nothing to say about an object.
  for (const { unknown, isOtherType } of branches) if (!isOtherType) fewest = Math.min(fewest, unknown)
  return fewest
}

function tellBranches(choice: SchemaError, within: Choice["within"]): ReadonlyMap<string, Branch> {
  const branches = new Map<string, Branch>()
  for (const { error, branch } of within) {
    const known = branches.get(branch) ?? { unknown: 0, isOtherType: false }
    const isAbout = error.instancePath === choice.instancePath
    if (isAbout && error.keyword === "additionalProperties") known.unknown += 1
    if (isAbout && error.keyword === "type") known.isOtherType = true
    branches.set(branch, known)
  }
  return branches
}

/** The choices in the order of their errors. */
function groupByChoice(errors: readonly SchemaError[]): readonly Choice[] {
  const choices: Choice[] = []
  const byPlace = new Map<string, Choice[]>()
  for (const error of errors) {
    if (error.keyword !== "anyOf") continue
    const choice: Choice = { error, within: [] }
    choices.push(choice)
    addTo(byPlace, placeOf(error.schemaPath, error.instancePath), choice)
  }
  if (choices.length > 0) for (const error of errors) addToChoices(error, byPlace)
  return choices
}

function addToChoices(error: SchemaError, byPlace: ReadonlyMap<string, Choice[]>): void {
  for (const { schemaPath, branch } of branchesOf(error.schemaPath)) {
    for (const around of pathsUpFrom(error.instancePath)) {
      for (const choice of byPlace.get(placeOf(schemaPath, around)) ?? []) choice.within.push({ error, branch })
    }
  }
}

function placeOf(schemaPath: string, instancePath: string): string {
  return `${schemaPath} ${instancePath}`
}

const CHOICE = "/anyOf/"

/** The choices that a path in the schema leads through, each with the index of its branch. */
function branchesOf(path: string): { readonly schemaPath: string; readonly branch: string }[] {
  const found = []
  for (let at = path.indexOf(CHOICE); at !== -1; at = path.indexOf(CHOICE, at + 1)) {
    const from = at + CHOICE.length
    const end = path.indexOf("/", from)
    found.push({ schemaPath: path.slice(0, from - 1), branch: path.slice(from, end === -1 ? undefined : end) })
  }
  return found
}

/** A pointer, and those of all that lies around its value. */
function* pathsUpFrom(pointer: string): Generator<string> {
  yield pointer
  for (let end = pointer.lastIndexOf("/"); end !== -1; end = pointer.lastIndexOf("/", end - 1)) {
    yield pointer.slice(0, end)
    if (end === 0) return
  }
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, [item])
  else known.push(item)
}

/**
 * Drops the errors of the branches of a choice, because they only confuse. They stay where the value has the type of a
 * branch and is wrong deeper inside, or is text of the wrong length. Then they say it best, and the error of the choice is
 * dropped.
 */
function dropAlternatives(errors: readonly SchemaError[]): readonly SchemaError[] {
  const firstAt = new Map<string, number>()
  const told = new Set<string>()
  for (const [index, error] of errors.entries()) {
    if (error.keyword !== "anyOf") tellAround(error, told)
    else if (!firstAt.has(error.instancePath)) firstAt.set(error.instancePath, index)
  }
  return errors.filter((error) => {
    if (error.keyword === "anyOf") return !told.has(error.instancePath)
    const around = firstChoiceAround(error.pointer, firstAt)
    return around === null || around.length < error.pointer.length || isOfLength(error)
  })
}

/** Adds the places for which an error says it best: all that lie around its own, and its own where it is about a length. */
function tellAround(error: SchemaError, told: Set<string>): void {
  for (const place of pathsUpFrom(error.pointer)) {
    if (place !== error.pointer || isOfLength(error)) told.add(place)
  }
}

function isOfLength({ keyword }: SchemaError): boolean {
  return keyword === "minLength" || keyword === "maxLength"
}

/** The pointer of the choice around a place whose error comes first; null where there is none. */
function firstChoiceAround(pointer: string, firstAt: ReadonlyMap<string, number>): string | null {
  let first: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const place of firstAt.size === 0 ? [] : pathsUpFrom(pointer)) {
    const at = firstAt.get(place) ?? least
    if (at >= least) continue
    least = at
    first = place
  }
  return first
}
