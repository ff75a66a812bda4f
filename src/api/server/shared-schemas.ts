import { AccessKey, CreatedKey, Me } from "../access/shape.ts"
import { FeedItem } from "../articles/feeds/feed-schema.ts"
import {
  Article,
  ArticleChanges,
  ArticleFigure,
  ArticleMention,
  ArticleVersion,
  AssignedFigure,
  Dismissal,
  PutArticle,
  UnassignedFigure,
  WholeVersion,
  WithdrawnArticle,
} from "../articles/shape.ts"
import { AuditEntry } from "../audit/shape.ts"
import { ReviewedClaim } from "../claims/review-shape.ts"
import { Claim, ClaimWithHistory, Erased, Filed, Moved } from "../claims/shape.ts"
import { Conflict, ConflictWithHistory } from "../conflicts/shape.ts"
import { CheckedDraft, DraftMention, Finding, Match } from "../drafts/shape.ts"
import { Distinction, Duplicate } from "../duplicates/shape.ts"
import { Exception } from "../exceptions/shape.ts"
import { Import, ImportLine, ImportUndo } from "../imports/shape.ts"
import { LearnedLinkModel, LearnScore, LinkModel, WholeLinkModel } from "../link-models/shape.ts"
import { CreatedInvitation, Invitation, Person } from "../people/shape.ts"
import { ArticleRecord, ArticleVersionRecord } from "../records/article-shape.ts"
import { LinkDecisionRecord, LinkModelRecord, SeenFigure } from "../records/link-shape.ts"
import {
  ClaimRecord,
  ConflictRecord,
  DistinctionRecord,
  ExceptionRecord,
  RuleRecord,
  SourceRecord,
  SubjectRecord,
} from "../records/shape.ts"
import { ExactQuantity } from "../records/values.ts"
import { Rejudging } from "../rejudgings/shape.ts"
import { HedgeProfile, Settings } from "../rules/settings.ts"
import { Rule, RuleUse, RuleVersion, Scope } from "../rules/shape.ts"
import { Owned, SignedOut } from "../session/shape.ts"
import { Source } from "../sources/shape.ts"
import { CreatedSubject, Subject } from "../subjects/shape.ts"
import { Compared, Mention, Parsed } from "../texts/shape.ts"
import { Figure } from "../values/figure.ts"
import { Change, Comment } from "../values/history.ts"
import { Named } from "../values/named.ts"
import { AsOf } from "../values/period.ts"
import { Quantity } from "../values/quantity.ts"
import { Reading } from "../values/reading.ts"
import { Similar } from "../values/similar.ts"
import { Problem } from "./problems/shape.ts"

export const SHARED_SCHEMAS = [
  AccessKey,
  CreatedKey,
  Me,
  Person,
  Invitation,
  CreatedInvitation,
  Owned,
  SignedOut,
  AuditEntry,
  Problem,
  Named,
  Similar,
  Duplicate,
  Distinction,
  AsOf,
  Reading,
  Quantity,
  Change,
  Comment,
  Figure,
  Conflict,
  ConflictWithHistory,
  Claim,
  ClaimWithHistory,
  Filed,
  Erased,
  Moved,
  ReviewedClaim,
  ArticleMention,
  ArticleVersion,
  ArticleFigure,
  FeedItem,
  PutArticle,
  WithdrawnArticle,
  Article,
  WholeVersion,
  ArticleChanges,
  AssignedFigure,
  UnassignedFigure,
  Dismissal,
  Subject,
  CreatedSubject,
  Source,
  Mention,
  Parsed,
  Compared,
  Match,
  DraftMention,
  Finding,
  CheckedDraft,
  HedgeProfile,
  Settings,
  Scope,
  RuleUse,
  Rule,
  RuleVersion,
  LearnScore,
  LearnedLinkModel,
  LinkModel,
  WholeLinkModel,
  Rejudging,
  Exception,
  Import,
  ImportLine,
  ImportUndo,
  ExactQuantity,
  SourceRecord,
  SubjectRecord,
  RuleRecord,
  ClaimRecord,
  ConflictRecord,
  DistinctionRecord,
  ArticleRecord,
  SeenFigure,
  LinkDecisionRecord,
  LinkModelRecord,
  ArticleVersionRecord,
  ExceptionRecord,
]
