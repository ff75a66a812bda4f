import { Refused } from "../requests/refusals.ts"

/** Does what may be refused by something within the member at this JSON Pointer: the refusal then says where that stands. */
export function atPointer<T>(pointer: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw placed(pointer, error)
  }
}

/** The same for what is waited for. */
export async function atPointerLater<T>(pointer: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw placed(pointer, error)
  }
}

function placed(pointer: string, error: unknown): unknown {
  if (!(error instanceof Refused)) return error
  const errors = error.errors.map((one) => ({ ...one, pointer: `${pointer}${one.pointer}` }))
  return new Refused(error.kind, `${pointer}: ${error.message}`, { errors, members: error.members })
}
