export const examplePerson = {
  id: "01934b5e-2c40-7a11-9d3e-5b8f0c6a7e21",
  name: "Ana Ruiz",
  role: "editor",
  issuer: null,
  createdBy: "Mara Lind",
  createdAt: "2024-11-07T09:00:00Z",
  disabledAt: null,
  version: 1,
}

export const exampleInvitation = {
  id: "01934b5e-1f00-7c52-8e4d-90ab12cd34ef",
  kind: "person",
  role: "editor",
  name: "Ana Ruiz",
  person: null,
  createdBy: "Mara Lind",
  createdAt: "2024-11-06T09:00:00Z",
  expiresAt: "2024-11-13T09:00:00Z",
  usedAt: null,
  revokedAt: null,
}

export const exampleCreatedInvitation = {
  ...exampleInvitation,
  link: "https://facts.example.org/invitation?token=(40 characters)",
}
