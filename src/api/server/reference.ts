import swagger from "@fastify/swagger"
import swaggerUi, { type FastifySwaggerUiOptions } from "@fastify/swagger-ui"
import type { FastifyInstance } from "fastify"
import { SECURITY_SCHEMES } from "../access/needs.ts"
import { DOCS } from "./paths.ts"

const DESCRIPTION = `Countercheck stores claims with their source and date, reads what a wording such as "over 7,000" commits to, compares the figures of a subject and says which conflict, and why.

- Decimals are strings in answers, strings or numbers in requests.
- Times are RFC 3339; as-of dates are \`YYYY\`, \`YYYY-MM\`, \`YYYY-MM-DD\` or \`{"from", "to"?}\`.
- Errors are \`application/problem+json\` with a stable \`type\`; \`errors\` names each wrong value by its JSON Pointer.
- Lists are paged: give \`nextCursor\` as \`cursor\`.
- Changes take \`If-Match\`, writes by POST an \`Idempotency-Key\`.
- The \`ETag\` of a read names the version of what is stored and the content of the answer. \`If-None-Match\` compares both and answers 304 where the answer would be the same. \`If-Match\` compares the version only, so it takes the \`ETag\` of a read and the \`ETag\` of a write, which is the version alone.
- Answers of 1 kB and more are compressed, with \`br\` or \`gzip\`, where \`Accept-Encoding\` allows it. The \`ETag\` is the same however the answer is encoded.
- Each operation names the scope that a key needs for it. A service that listens on this machine only, and was never given a key or an account, is open without one.
- Bodies are UTF-8. What is not, or says that it is in another \`charset\`, is refused.
- An id that narrows a list follows merges; one that stands for nothing is answered with 404.`

const LOGO = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" role="img" aria-label="Countercheck"><text x="0" y="28" fill="#fff" font-family="sans-serif" font-size="24" font-weight="700">Countercheck</text></svg>`,
)

/** Makes the OpenAPI document, `app.swagger()`, of the routes that are registered from here on. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Countercheck", version, description: DESCRIPTION, license: { name: "MIT", identifier: "MIT" } },
      servers: [{ url: "/" }],
      components: { securitySchemes: SECURITY_SCHEMES },
      security: [],
      tags: [
        { name: "claims", description: "What somebody asserts, where it was read, and what it commits to." },
        {
          name: "articles",
          description:
            "Published articles version after version: the claims that they carry, and what changes in them.",
        },
        { name: "imports", description: "Files of claims, and the outcome of each of their lines." },
        { name: "export", description: "Everything that is stored, in the form in which it goes back in." },
        { name: "conflicts", description: "Figures that disagree, and what people decided about them." },
        { name: "disputes", description: "All that is open of a subject, as one thing to look at and to settle." },
        { name: "subjects", description: "What is counted or measured." },
        { name: "sources", description: "Outlets, agencies, ministries: who carries a claim, and who asserts it." },
        {
          name: "rules",
          description: "What counts as a conflict, and the passes that judge again after a rule has changed.",
        },
        { name: "texts", description: "Figures in prose, before they are tied to a subject. Stores nothing." },
        { name: "access", description: "Keys, people and what they may do." },
        { name: "health", description: "For load balancers and supervisors." },
      ],
    },
    convertConstToEnum: false,
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `def-${index}`) },
  })
}

/** The document at /openapi.json, and its rendered form at /docs. */
export async function showReference(app: FastifyInstance): Promise<void> {
  await register(app, {}, () => app.swagger())
}

/**
 * The same of the API that another port serves, at the address that `readAddress` tells. A page may not send requests to
 * another port, so this one does not offer to.
 */
export async function showReferenceOf(
  api: FastifyInstance,
  app: FastifyInstance,
  readAddress: () => string,
): Promise<void> {
  await app.register(swagger, { mode: "static", specification: { document: api.swagger() as never } })
  await register(app, { supportedSubmitMethods: [] }, () => ({ ...api.swagger(), servers: [{ url: readAddress() }] }))
}

type Ui = NonNullable<FastifySwaggerUiOptions["uiConfig"]>

async function register(app: FastifyInstance, ui: Ui, describe: () => object): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: DOCS,
    uiConfig: { docExpansion: "list", deepLinking: true, ...ui },
    transformSpecification: describe,
    transformSpecificationClone: false,
    theme: { title: "Countercheck: reference" },
    logo: { type: "image/svg+xml", content: LOGO },
  })
  app.get("/openapi.json", { schema: { hide: true } }, async () => describe())
}
