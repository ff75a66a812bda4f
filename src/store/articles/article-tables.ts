import type { ColumnType, Generated, GeneratedAlways } from "kysely"

/** The tables of articles. No family has them: an article speaks of subjects of several. */
export type ArticleTables = {
  articles: ArticlesTable
  article_versions: ArticleVersionsTable
  article_lineages: ArticleLineagesTable
  article_figures: ArticleFiguresTable
  article_claims: ArticleClaimsTable
  article_dismissals: ArticleDismissalsTable
  article_unread: ArticleUnreadTable
}

type ArticlesTable = {
  id: string
  source_id: string
  external_id: string
  version: number
  created_at: string
  changed_at: string
  current_version_id: Generated<string | null>
}

type ArticleVersionsTable = {
  id: string
  article_id: string
  /** The order of arrival. */
  arrived: GeneratedAlways<number>
  published_at: string
  published_at_assumed: boolean
  /** The sender's own number of the version. */
  sent_version: number | null
  hash: string
  is_withdrawal: boolean
  headline: string | null
  url: string | null
  language: string
  text: string | null
  format: string | null
  correction: string | null
  sections: ColumnType<unknown, string | null, string | null>
  recorded_at: string
}

type ArticleLineagesTable = {
  id: string
  article_id: string
  slot: string | null
  subject_id: Generated<string | null>
  is_decided: Generated<boolean>
  decided_by: Generated<string | null>
  decided_at: Generated<string | null>
}

type ArticleFiguresTable = {
  /** What a model saw of it, in numbers. */
  seen: ColumnType<unknown, string | null, string | null>
  version_id: string
  place: number
  article_id: string
  lineage_id: string
  subject_id: string | null
  claimants: string[]
  content: string
  said: ColumnType<unknown, string, string>
  tied_place: Generated<number | null>
  is_kept: Generated<boolean>
  sentence: Generated<string | null>
}

type ArticleClaimsTable = {
  article_id: string
  lineage_id: string
  version_id: string
  claim_id: string
  subject_id: string
  claimants: string[]
  content: string
  corrects: string | null
}

type ArticleDismissalsTable = {
  article_id: string
  finding_id: string
  reason: string | null
  dismissed_by: string | null
  dismissed_at: string
}

type ArticleUnreadTable = {
  version_id: string
  place: number
  article_id: string
  id: string
  said: ColumnType<unknown, string, string>
  tied_place: number | null
  sentence: string
}
