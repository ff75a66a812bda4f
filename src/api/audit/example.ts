export const exampleAuditEntry = {
  id: "0193043c-1f2a-7b6e-9c3d-2a1b0c9d8e7f",
  at: "2024-11-07T09:30:00.123Z",
  actor: "key CMS",
  key: "7Hq2mZ0x",
  person: null,
  address: "10.0.0.17",
  operation: "fileClaim",
  path: "/v1/claims",
  status: 201,
  request: "0193043c-1f2a-7b6e-9c3d-2a1b0c9d8e80",
}
