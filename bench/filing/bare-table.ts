import { withClient } from "../server/client.ts"

const TABLE = `create table claims (
  id uuid not null,
  subject text not null,
  unit text,
  measure text,
  figure text not null,
  source text not null,
  claimant text not null,
  published_at timestamptz not null,
  as_of_from date,
  as_of_to date,
  recorded_at timestamptz not null,
  url text,
  quote text,
  external_id text,
  via text[] not null default '{}',
  status text not null default 'active'`

/** An index for each list and search of claims that ours answers, on the names where ours has ids. */
const INDEXES = [
  "create index on claims (id)",
  "create index on claims (subject, published_at desc, id desc)",
  "create index on claims (subject, figure, source)",
  "create index on claims (source, published_at desc, id desc)",
  "create index on claims (claimant, published_at desc, id desc)",
  "create index on claims (published_at desc, id desc)",
  "create index on claims (as_of_from, as_of_to, published_at desc, id desc)",
  "create index on claims (as_of_from, as_of_to) where as_of_from < as_of_to",
  "create index on claims using gin (via) where via <> '{}'",
  "create index on claims (status, published_at desc, id desc) where status <> 'active'",
  "create index on claims using gin (to_tsvector('simple', figure || ' ' || coalesce(quote, '')))",
]

/** With a primary key alone, or with the indexes that make claims findable. */
export async function makeBareTable(url: string, isIndexed: boolean): Promise<void> {
  const statements = isIndexed ? [`${TABLE}, primary key (subject, id))`, ...INDEXES] : [`${TABLE}, primary key (id))`]
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement)
  })
}
