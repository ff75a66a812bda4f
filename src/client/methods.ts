import type { Call } from "./call.ts"
import type { Download } from "./download.ts"
import type { Listing, Page } from "./listing.ts"
import type { HeaderOption } from "./operation.ts"
import type { Bytes } from "./request.ts"
import type { Operations } from "./schema.ts"
import type { CallOptions, HeaderOptions } from "./settings.ts"

export type OperationId = keyof Operations

/** One method for every operation of the API, by its operationId. */
export type Client = { readonly [Id in keyof Operations]: Method<Operations[Id]> }

/** The parameters of an operation, those of the path and those of the query. */
export type Params<Id extends OperationId> = Operations[Id]["params"]

/** The body that an operation takes as JSON. */
export type Body<Id extends OperationId> = Operations[Id]["body"] extends { readonly "application/json": infer B }
  ? B
  : never

/** What an operation answers where no format is asked for: a value, the page of a list, or text. */
export type Data<Id extends OperationId> = DataOf<AnswerOf<Operations[Id]>>

/** What `for await` goes through: the items of a list, or the records of a long answer. */
export type Item<Id extends OperationId> =
  AnswerOf<Operations[Id]> extends { readonly records: infer R } ? R : Data<Id> extends Page<infer I> ? I : never

type AnswerOf<O> = O extends { readonly formats: infer F; readonly format: infer D }
  ? F[D & keyof F]
  : O extends { readonly answer: infer A }
    ? A
    : never

type DataOf<A> = A extends { readonly json: infer J } ? J : A extends { readonly list: infer P } ? P : string

type Described = { readonly params: unknown; readonly body: unknown; readonly takes: HeaderOption }

type Method<O extends Described> = O extends { readonly formats: infer F; readonly format: infer D }
  ? FormatMethod<O, F, D & keyof F>
  : O extends { readonly answer: infer A }
    ? PlainMethod<O, A>
    : never

type Options<O extends Described> = CallOptions & Pick<HeaderOptions, Exclude<O["takes"], "ifNoneMatch">>

type PlainMethod<O extends Described, A> = "ifNoneMatch" extends O["takes"]
  ? ConditionalRead<O["params"], Options<O>, DataOf<A>>
  : O["body"] extends null
    ? (...args: [...ParamsArgument<O["params"]>, options?: Options<O>]) => Result<A>
    : HasSeveral<keyof O["body"]> extends true
      ? UploadMethod<O, A>
      : (...args: [...ParamsBefore<O["params"]>, body: O["body"][keyof O["body"]], options?: Options<O>]) => Result<A>

/** No argument where there are no parameters; one that may be left out where all of them may be. */
type ParamsArgument<P> = P extends null ? [] : Record<never, never> extends P ? [params?: P] : [params: P]
type ParamsBefore<P> = P extends null ? [] : [params: P]

type ConditionalRead<P, O, J> = {
  (params: P, options: O & { readonly ifNoneMatch: string | undefined }): Call<J | null>
  (params: P, options?: O): Call<J>
}

/** The parameter `format` chooses what is answered. */
type FormatMethod<O extends Described, F, D extends keyof F> = ("ifNoneMatch" extends O["takes"]
  ? <K extends keyof F = D>(
      params: FormatParams<O, K>,
      options: Options<O> & { readonly ifNoneMatch: string | undefined },
    ) => Call<DataOf<F[K]> | null>
  : unknown) &
  (<K extends keyof F = D>(...args: [...ParamsArgument<FormatParams<O, K>>, options?: Options<O>]) => Result<F[K]>)

type FormatParams<O extends Described, K> = Omit<O["params"], "format"> & { readonly format?: K | undefined }

/** A body of one of several media types, which the call has to name. */
type UploadMethod<O extends Described, A> = <T extends keyof O["body"]>(
  params: O["params"],
  body: unknown extends O["body"][T] ? Bytes : O["body"][T] | Bytes,
  options: Options<O> & { readonly contentType: T },
) => Result<A>

type HasSeveral<T, All = T> = [T] extends [never]
  ? false
  : T extends unknown
    ? [All] extends [T]
      ? false
      : true
    : never

type Result<A> = A extends { readonly json: infer J }
  ? Call<J>
  : A extends { readonly list: infer P extends Page<unknown> }
    ? Listing<P>
    : A extends { readonly records: infer R }
      ? Download<R>
      : Download<string>
