const exampleScore = { right: 41, sure: 18, sureRight: 18 }

export const exampleLearned = {
  name: "en-1+1",
  language: "en",
  base: "en-1",
  decisions: 52,
  before: { right: 38, sure: 17, sureRight: 16 },
  after: exampleScore,
}

export const exampleLinkModel = {
  ...exampleLearned,
  inForce: true,
  note: "After the first week of the flood",
  createdBy: "Ana",
  createdAt: "2024-11-07T08:00:00.123Z",
  revokedBy: null,
  revokedAt: null,
}
