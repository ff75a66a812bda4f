import t from "tap"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const EXPECTED = {
  "content-security-policy":
    "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';img-src 'self' data:;object-src 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "no-referrer",
  "strict-transport-security": null,
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-download-options": "noopen",
  "x-frame-options": "SAMEORIGIN",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
}

t.test("every answer tells browsers the same, be it of a write, a read, a refusal or no page at all", async (t) => {
  const app = await startApp()
  const filed = await app.post("/v1/claims", claimOf("7,000"))
  const answers = {
    filed,
    read: await app.get(filed.headers.get("location") ?? ""),
    refused: await app.post("/v1/claims", {}),
    malformed: await app.get("/v1/claims/0193"),
    foreign: await app.post("/v1/claims", claimOf("8,000"), { origin: "https://elsewhere.example" }),
  }
  t.match(
    Object.values(answers).map(({ status }) => status),
    [201, 200, 400, 400, 403],
  )
  const nowhere = await fetch(`${app.address}/nowhere`)
  const head = await fetch(`${app.address}/health/live`, { method: "HEAD" })
  t.match([nowhere.status, head.status], [404, 200])
  for (const [name, { headers }] of Object.entries({ ...answers, nowhere, head })) {
    t.strictSame(Object.fromEntries(Object.keys(EXPECTED).map((one) => [one, headers.get(one)])), EXPECTED, name)
  }
})
