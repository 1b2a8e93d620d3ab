import type { ColumnType, Generated, Insertable, Kysely, Selectable } from "kysely";

/**
 * Row types of the database, the same on SQLite and PostgreSQL. Instants are ISO texts in UTC, booleans 0 or 1, JSON is
 * text that its repository checks with zod. Columns ending in `_hash` refer to `payload.hash`.
 */
export interface Database {
  payload: PayloadTable;
  selection: SelectionTable;
  intake_choice: IntakeChoiceTable;
  requirement: RequirementTable;
  criterion_weight: CriterionWeightTable;
  round: RoundTable;
  vendor: VendorTable;
  offer: OfferTable;
  edition: EditionTable;
  upload: UploadTable;
  reading: ReadingTable;
  submission: SubmissionTable;
  answer: AnswerTable;
  waiver: WaiverTable;
  upload_link: UploadLinkTable;
  attachment: AttachmentTable;
  bid_key: BidKeyTable;
  sealed_payload: SealedPayloadTable;
  reading_count: ReadingCountTable;
  opening: OpeningTable;
  opening_confirmation: OpeningConfirmationTable;
  opened_submission: OpenedSubmissionTable;
  redaction: RedactionTable;
  retention: RetentionTable;
  erasure: ErasureTable;
  clarification: ClarificationTable;
  clarification_question: ClarificationQuestionTable;
  clarification_reply: ClarificationReplyTable;
  clarification_decision: ClarificationDecisionTable;
  question_period: QuestionPeriodTable;
  vendor_question: VendorQuestionTable;
  published_question: PublishedQuestionTable;
  offer_price: OfferPriceTable;
  price_decision: PriceDecisionTable;
  decision: DecisionTable;
  mark: MarkTable;
  consensus: ConsensusTable;
  proof: ProofTable;
  scenario: ScenarioTable;
  weight_judgement: WeightJudgementTable;
  weighting: WeightingTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  app_user: AppUserTable;
  membership: MembershipTable;
  assignment: AssignmentTable;
  declaration: DeclarationTable;
  session: SessionTable;
  business_case: BusinessCaseTable;
  goal: KeptPartTable;
  gap: KeptPartTable;
  precondition: KeptPartTable;
  goal_figure: GoalFigureTable;
  goal_condition: GoalConditionTable;
  readiness_answer: KeptPartTable;
  readiness_action: KeptPartTable;
  risk: KeptPartTable;
  requirement_link: RequirementLinkTable;
  password: PasswordTable;
  account_link: AccountLinkTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  identity: IdentityTable;
  email_change: EmailChangeTable;
  attempt: AttemptTable;
  outgoing_mail: OutgoingMailTable;
  respondent: RespondentTable;
  respondent_link: RespondentLinkTable;
  respondent_answer: RespondentAnswerTable;
  settlement: SettlementTable;
  list_move: ListMoveTable;
  checklist_upload: ChecklistUploadTable;
  checklist_reading: ChecklistReadingTable;
  phase_work: PhaseWorkTable;
  phase_decision: PhaseDecisionTable;
  swot_entry: SwotEntryTable;
  project_member: ProjectMemberTable;
  level_check: LevelCheckTable;
  solution_choice: SolutionChoiceTable;
  requirement_import: RequirementImportTable;
  requirement_reason: RequirementReasonTable;
  pack_draft: PackDraftTable;
  pack_version: PackVersionTable;
  implementation: ImplementationTable;
}

/** A connection or a transaction: repositories take either. */
export type Db = Kysely<Database>;

type Flag = ColumnType<number, number, number>;

/** Large or personal bytes, kept apart so that erasing them touches no frozen row: `bytes` null is a tombstone. */
interface PayloadTable {
  hash: string;
  media_type: string;
  bytes: Uint8Array | null;
  size: number;
  created_at: string;
  erased_at: string | null;
}

interface SelectionTable {
  id: string;
  name: string;
  organisation: string;
  pack_id: string;
  pack_version: string;
  /** Frozen copy of the content pack. */
  pack_hash: string;
  stage: string;
  stage_reason: string | null;
  example: Flag;
  created_at: string;
  created_by: string;
}

interface IntakeChoiceTable {
  selection_id: string;
  item_id: string;
  selected: Flag;
  in_use: number | null;
  priority: string | null;
  impact: string | null;
  changed_at: string;
}

interface RequirementTable {
  selection_id: string;
  id: string;
  /** `pack`: content is what the lead changed; `own`: content is the whole requirement. */
  origin: string;
  content: string;
  position: number;
}

interface CriterionWeightTable {
  selection_id: string;
  criterion_id: string;
  weight: number;
}

interface RoundTable {
  id: string;
  selection_id: string;
  number: number;
  stage: string;
  stage_reason: string | null;
  /** What an answer that is still missing counts as once the round is closed, 0–100; null leaves it open. */
  null_counts_as: number | null;
  /** What the next edition will say beside the requirements. */
  draft: string;
  created_at: string;
}

interface VendorTable {
  id: string;
  selection_id: string;
  code: string;
  name: string;
  contact_name: string;
  contact_email: string;
  created_at: string;
}

interface OfferTable {
  id: string;
  round_id: string;
  vendor_id: string;
  package: string;
  withdrawn_at: string | null;
  created_at: string;
  /** Language of letters to this vendor; null: that of the edition. */
  language: string | null;
}

interface EditionTable {
  id: string;
  selection_id: string;
  round_id: string;
  number: number;
  code: string;
  kind: string;
  language: string;
  content_hash: string;
  published_at: string;
  published_by: string;
}

/** A file as it arrived, stored before anything reads it. */
interface UploadTable {
  id: string;
  selection_id: string;
  file_hash: string;
  /** Payload with what is personal about it, such as the file name. */
  detail_hash: string;
  channel: string;
  received_at: string;
  received_by: string;
}

/** One attempt at reading an upload. */
interface ReadingTable {
  id: string;
  upload_id: string;
  outcome: string;
  edition_id: string | null;
  vendor_id: string | null;
  report_hash: string;
  read_at: string;
  /** 1, 2, … within the upload; the last counts. */
  number: number;
}

interface SubmissionTable {
  id: string;
  selection_id: string;
  round_id: string;
  edition_id: string;
  vendor_id: string;
  upload_id: string;
  reading_id: string;
  number: number;
  late: Flag;
  accepted_at: string;
  accepted_by: string;
}

interface AnswerTable {
  submission_id: string;
  requirement_id: string;
  /** JSON text of a string or number; null when blank or not understood. */
  value: string | null;
  comment: string;
  evidence: string;
}

/** A waived exclusion; reason null withdraws an earlier waiver. The latest row counts. */
interface WaiverTable {
  id: string;
  round_id: string;
  vendor_id: string;
  requirement_id: string;
  reason: string | null;
  /** 1, 2, … within the round. */
  number: number;
  at: string;
  by: string;
}

/** A personal way in for one vendor in one round; of its token only the SHA-256 is kept. */
interface UploadLinkTable {
  id: string;
  round_id: string;
  vendor_id: string;
  token_hash: string;
  created_at: string;
  created_by: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** A file that a vendor sent beside its workbook. */
interface AttachmentTable {
  id: string;
  selection_id: string;
  round_id: string;
  vendor_id: string;
  /** The link that it came through; null when the lead put it in. */
  link_id: string | null;
  file_hash: string;
  /** Payload with file name, media type, size and what a virus scan found. */
  detail_hash: string;
  /** `none` no scanner was set up, `clean`, or `found`: kept, never handed out. */
  scan: string;
  received_at: string;
}

/** What a vendor priced on the price sheet of an edition; the last of a vendor counts. */
interface OfferPriceTable {
  id: string;
  selection_id: string;
  round_id: string;
  edition_id: string;
  vendor_id: string;
  upload_id: string | null;
  content_hash: string;
  /** 1, 2, … within round and vendor. */
  number: number;
  at: string;
  by: string;
}

/** What a price that is missing, zero or negative counts as; unit_price null withdraws an earlier decision. */
interface PriceDecisionTable {
  id: string;
  round_id: string;
  vendor_id: string;
  line_id: string;
  unit_price: number | null;
  reason: string;
  /** 1, 2, … within the round. */
  number: number;
  at: string;
  by: string;
}

/** A decision on a selection: shortlist, award, its end, or that the decision before no longer holds. */
interface DecisionTable {
  id: string;
  selection_id: string;
  round_id: string;
  /** 1, 2, … within the selection. */
  number: number;
  kind: string;
  content_hash: string;
  at: string;
  by: string;
}

interface AuditTable {
  seq: number;
  at: string;
  actor_id: string;
  selection_id: string | null;
  action: string;
  subject: string;
  /** Payload with what changed, before and after. */
  detail_hash: string;
  previous_hash: string;
  hash: string;
}

/** The end of the audit chain, locked while a row is appended. */
interface AuditHeadTable {
  id: Generated<number>;
  seq: number;
  hash: string;
}

/** A person with an account. */
interface AppUserTable {
  id: string;
  /** Lower case; null once the person's data were erased. */
  email: string | null;
  name: string;
  language: string;
  administrator: Flag;
  /** May start selections. */
  may_create: Flag;
  created_at: string;
  created_by: string;
  disabled_at: string | null;
}

interface MembershipTable {
  selection_id: string;
  user_id: string;
  role: string;
  since: string;
}

/** A criterion that an evaluator judges; an evaluator without any judges all. */
interface AssignmentTable {
  selection_id: string;
  user_id: string;
  criterion_id: string;
}

/** What a member declared before seeing bids, and what the lead decided on it; the highest number holds. */
interface DeclarationTable {
  selection_id: string;
  user_id: string;
  number: number;
  state: string;
  /** Payload with the conflict or the lead's reason. */
  text_hash: string | null;
  at: string;
  by: string;
}

/** The business case of a selection as JSON; `version` grows by 1 with every change. */
interface BusinessCaseTable {
  selection_id: string;
  content: string;
  version: number;
  changed_at: string;
  changed_by: string;
}

// Goals, gaps and preconditions

/** A part of a selection as JSON; kept once somebody filled something in. */
interface KeptPartTable {
  selection_id: string;
  id: string;
  content: string;
  created_at: string;
  changed_at: string;
  removed_at: string | null;
}

/** What a goal measured on a day. */
interface GoalFigureTable {
  selection_id: string;
  goal_id: string;
  date: string;
  value: number;
  note: string;
  changed_at: string;
}

/** What was said of a condition on the goals, as JSON. */
interface GoalConditionTable {
  selection_id: string;
  item_id: string;
  content: string;
  changed_at: string;
}

interface SessionTable {
  /** SHA-256 of the token that the browser holds. */
  id: string;
  user_id: string;
  created_at: string;
  expires_at: string;
  last_seen_at: string;
  agent: string;
}

interface PasswordTable {
  user_id: string;
  /** Argon2id, with its parameters and salt, as one text. */
  hash: string;
  changed_at: string;
}

/** What lets somebody in once: of its token only the SHA-256 is kept. */
interface AccountLinkTable {
  id: string;
  purpose: string;
  /** Null on a first run, when there is nobody yet. */
  user_id: string | null;
  token_hash: string;
  created_at: string;
  created_by: string;
  expires_at: string;
  /** When it was used or taken back. */
  ended_at: string | null;
}

interface SecondFactorTable {
  user_id: string;
  /** Encrypted under a key that is not in the database. */
  secret: string;
  created_at: string;
  /** Null until a first code proved that the app has the secret. */
  confirmed_at: string | null;
  /** The 30-second step of the last code that was taken. */
  last_step: number;
}

interface RecoveryCodeTable {
  user_id: string;
  code_hash: string;
  used_at: string | null;
}

/** Who somebody is at a provider of identities (OpenID Connect). */
interface IdentityTable {
  issuer: string;
  subject: string;
  user_id: string;
  linked_at: string;
}

/** Another e-mail address that a user asked for, until the link that was sent there is used. */
interface EmailChangeTable {
  user_id: string;
  email: string;
  /** SHA-256 of the token in the link. */
  token_hash: string;
  created_at: string;
  expires_at: string;
}

/** Attempts of one kind by or on one account, address or link, of which only a keyed hash is kept. */
interface AttemptTable {
  kind: string;
  whose: string;
  count: number;
  last_at: string;
  held_until: string;
}

interface OutgoingMailTable {
  id: string;
  kind: string;
  selection_id: string | null;
  user_id: string | null;
  recipient: string;
  /** Subject and text, encrypted; null once sent or no longer needed. */
  content: string | null;
  state: string;
  created_at: string;
  attempts: number;
  next_at: string;
  expires_at: string;
  sent_at: string | null;
  problem: string | null;
}

/** The key of one vendor in one round, wrapped by the key of the installation. */
interface BidKeyTable {
  id: string;
  round_id: string;
  /** Null: for files that the lead puts in, of which nobody knows yet whose they are. */
  vendor_id: string | null;
  wrapped: string;
  /** Name of the key that wraps it. */
  master: string;
  created_at: string;
}

/** Says of a payload that its bytes are sealed, under which key, and what was sealed. */
interface SealedPayloadTable {
  payload_hash: string;
  key_id: string;
  kind: string;
  /** Id of the upload, reading, submission or attachment. */
  subject: string;
  /** SHA-256 of what was sealed, by which its sender knows it. */
  plain_hash: string;
  /** In bytes. */
  plain_size: number;
  created_at: string;
}

/** How much a sealed workbook answers: all that is told of it before the opening. */
interface ReadingCountTable {
  reading_id: string;
  answered: number;
  asked: number;
  mandatory_missing: number;
}

/** One opening of answers or prices by two people; a later one opens what an earlier one could not. */
interface OpeningTable {
  id: string;
  round_id: string;
  subject: string;
  /** 1, 2, … within round and subject. */
  number: number;
  edition_id: string;
  /** Payload with who confirmed, what was opened and what could not be. */
  report_hash: string;
  /** Payload with the minutes as PDF. */
  minutes_hash: string | null;
  opened_at: string;
}

/** That one person confirmed an opening; void once the round was opened for answers again. */
interface OpeningConfirmationTable {
  id: string;
  round_id: string;
  subject: string;
  number: number;
  user_id: string;
  /** Payload with the person's name at the time. */
  detail_hash: string;
  role: string;
  at: string;
  void_at: string | null;
}

interface OpenedSubmissionTable {
  submission_id: string;
  subject: string;
  opening_id: string;
}

/** A text that those who judge read in place of the vendor's own, which stays; the last one counts. */
interface RedactionTable {
  id: string;
  round_id: string;
  submission_id: string;
  requirement_id: string;
  part: string;
  text_hash: string;
  /** 1, 2, … within the round. */
  number: number;
  at: string;
  by: string;
}

/** How long the material of a selection is kept. */
interface RetentionTable {
  selection_id: string;
  months: number;
  /** Day from which the term counts. */
  counts_from: string;
  changed_at: string;
}

/** That the material of a vendor or a person was erased, and why. */
interface ErasureTable {
  id: string;
  selection_id: string | null;
  kind: string;
  subject: string;
  reason: string;
  at: string;
  by: string;
}

export type SelectionRow = Selectable<SelectionTable>;
export type NewSelectionRow = Insertable<SelectionTable>;
export type RoundRow = Selectable<RoundTable>;
export type SubmissionRow = Selectable<SubmissionTable>;
export type UploadLinkRow = Selectable<UploadLinkTable>;
export type AuditRow = Selectable<AuditTable>;
export type AppUserRow = Selectable<AppUserTable>;
export type AccountLinkRow = Selectable<AccountLinkTable>;
export type OpeningRow = Selectable<OpeningTable>;
export type OutgoingMailRow = Selectable<OutgoingMailTable>;

// Clarifications

/** A batch of questions from the lead to one vendor; a draft while `sent_at` is null. */
interface ClarificationTable {
  id: string;
  round_id: string;
  vendor_id: string;
  created_at: string;
  created_by: string;
  /** 1, 2, … within the round, once sent. */
  number: number | null;
  /** The edition that the asked answers answer. */
  edition_id: string | null;
  /** The submission that was asked about. */
  about_id: string | null;
  due_at: string | null;
  sent_at: string | null;
  sent_by: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}

interface ClarificationQuestionTable {
  id: string;
  clarification_id: string;
  position: number;
  /** Null for a question about the offer as a whole. */
  requirement_id: string | null;
  text: string;
}

/** An upload that was read as the reply to a clarification. */
interface ClarificationReplyTable {
  upload_id: string;
  clarification_id: string;
  /** 1, 2, … within the clarification; the last counts. */
  number: number;
  /** Came after the time that the clarification gave. */
  late: Flag;
}

/** What became of a reply. */
interface ClarificationDecisionTable {
  upload_id: string;
  outcome: string;
  /** Null where nothing of it touches an answer, or it was declined. */
  submission_id: string | null;
  /** JSON list of the requirements that it clarified. */
  clarified: string;
  reason: string | null;
  at: string;
  by: string;
}

export type ClarificationRow = Selectable<ClarificationTable>;

// Questions of vendors

/** Until when vendors may ask about the request of a round. */
interface QuestionPeriodTable {
  round_id: string;
  closes_at: string;
  changed_at: string;
  changed_by: string;
}

/** A question of a vendor, and what the lead makes of it for all of them. */
interface VendorQuestionTable {
  id: string;
  round_id: string;
  /** Null where nobody noted who asked. */
  vendor_id: string | null;
  channel: string;
  /** 1, 2, … within the round, in the order in which they came in. */
  number: number;
  asked_at: string;
  asked_by: string;
  /** Payload with what was asked, in the vendor's own words. */
  text_hash: string;
  draft_question: string;
  draft_answer: string;
  /** Grows with every change of the draft. */
  version: number;
  dismissed_at: string | null;
  dismissed_reason: string | null;
}

/** What all vendors read; a correction is a next revision under the same number. */
interface PublishedQuestionTable {
  question_id: string;
  revision: number;
  round_id: string;
  number: number;
  question: string;
  answer: string;
  published_at: string;
  published_by: string;
}

/** What the tables of the committee have in common: one vendor's answer as it stood in a submission, and a count from 1. */
interface AboutAnswer {
  id: string;
  round_id: string;
  vendor_id: string;
  requirement_id: string;
  submission_id: string;
  number: number;
  at: string;
}

/** A version of an evaluator's mark; the last that is not aside counts. */
interface MarkTable extends AboutAnswer {
  evaluator_id: string;
  /** 0 to the edition's highest mark; null while there is none. */
  mark: number | null;
  /** The automatic value was confirmed; `mark` is that value on the scale of marks. */
  confirms: Flag;
  comment: string;
  /** Came from a session that had not seen the version before it: kept, but it does not count. */
  aside: Flag;
}

/** What the committee agreed on for an answer; mark null takes that back. The last counts. */
interface ConsensusTable extends AboutAnswer {
  mark: number | null;
  reason: string;
  by: string;
}

/** On which rung of the evidence ladder an answer stands. The last counts. */
interface ProofTable extends AboutAnswer {
  rung: string;
  note: string;
  by: string;
}

/** A what-if variant of the ranking on an edition: other weights of criteria, as JSON. Removed ones can come back. */
interface ScenarioTable {
  id: string;
  selection_id: string;
  edition_id: string;
  name: string;
  weights: string;
  created_at: string;
  created_by: string;
  removed_at: string | null;
}

/** How important one person finds the parts of a criterion (empty: the dimensions), by one method. */
interface WeightJudgementTable {
  selection_id: string;
  person_id: string;
  criterion_id: string;
  method: string;
  content: string;
  changed_at: string;
}

/** How the weights under a criterion (empty: of the dimensions) came about; none where they were set directly. */
interface WeightingTable {
  selection_id: string;
  criterion_id: string;
  method: string;
  people: number;
  consistency_ratio: number | null;
  adopted_at: string;
  adopted_by: string;
}

// Readiness and risks

/** A requirement that a risk or a need for a partner led to. Removed ones can come back. */
interface RequirementLinkTable {
  selection_id: string;
  kind: string;
  origin_id: string;
  requirement_id: string;
  proposal: string | null;
  asked: Flag;
  /** JSON of an own requirement as it was when its link was taken away. */
  content: string | null;
  created_at: string;
  removed_at: string | null;
}

// Respondents and what they say

interface RespondentTable {
  id: string;
  selection_id: string;
  /** 1, 2, … within the selection. */
  number: number;
  /** Null for who comes in by a personal link. */
  user_id: string | null;
  name: string;
  email: string | null;
  language: string;
  created_at: string;
  created_by: string;
  last_saved_at: string | null;
  done_at: string | null;
  withdrawn_at: string | null;
}

/** A personal way in to one respondent's copy. */
interface RespondentLinkTable {
  id: string;
  respondent_id: string;
  token_hash: string;
  created_at: string;
  created_by: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

interface RespondentAnswerTable {
  respondent_id: string;
  item_id: string;
  selected: Flag;
  in_use: number | null;
  priority: string | null;
  impact: string | null;
  remark: string;
  changed_at: string;
}

/** Choices that the lead settled or took over, as JSON lists before and after. */
interface SettlementTable {
  id: string;
  selection_id: string;
  number: number;
  kind: string;
  undoes: string | null;
  before: string;
  after: string;
  reason: string;
  at: string;
  by: string;
}

/** A wish on another list than its priority and impact say. */
interface ListMoveTable {
  selection_id: string;
  item_id: string;
  list: string;
  reason: string;
  at: string;
  by: string;
}

/** A checklist that came back as a file. */
interface ChecklistUploadTable {
  id: string;
  selection_id: string;
  respondent_id: string;
  file_hash: string;
  detail_hash: string;
  received_at: string;
  received_by: string;
}

interface ChecklistReadingTable {
  id: string;
  upload_id: string;
  report_hash: string;
  read_at: string;
}

export type RespondentRow = Selectable<RespondentTable>;
// Phases

/** What was done about an item of a phase. */
interface PhaseWorkTable {
  selection_id: string;
  item_id: string;
  done: Flag;
  owner: string;
  due: string | null;
  note: string;
  changed_at: string;
}

/** A decision on what a phase discusses, as JSON. Removed ones can come back. */
interface PhaseDecisionTable {
  id: string;
  selection_id: string;
  item_id: string;
  position: number;
  content: string;
  removed_at: string | null;
}

/** A strength, weakness, opportunity or threat. Removed ones can come back. */
interface SwotEntryTable {
  id: string;
  selection_id: string;
  kind: string;
  position: number;
  text: string;
  goal: string | null;
  removed_at: string | null;
}

/** Somebody with a role in the project, as JSON: not a user of the installation. Removed ones can come back. */
interface ProjectMemberTable {
  id: string;
  selection_id: string;
  role: string;
  position: number;
  content: string;
  removed_at: string | null;
}

/** What a goal, wish or gap means at three levels, as JSON. */
interface LevelCheckTable {
  selection_id: string;
  subject_kind: string;
  subject_id: string;
  content: string;
  changed_at: string;
}

/** What kind of system is looked for, and whether it is bought or made, as JSON. */
interface SolutionChoiceTable {
  selection_id: string;
  content: string;
  changed_at: string;
}

// Own content

/** A list of requirements that is read: the file, how it is read, and which requirements it became. */
interface RequirementImportTable {
  id: string;
  selection_id: string;
  file_name: string;
  file_hash: string;
  /** Payload with its cells; null where it could not be read. */
  table_hash: string | null;
  refusal: string | null;
  settings: string | null;
  state: string;
  /** The requirements as they were taken over, as JSON. */
  result: string | null;
  created_at: string;
  created_by: string;
  changed_at: string;
}

/** Why a requirement is asked, where somebody said so by hand: an item of the pack, a text, or both. */
interface RequirementReasonTable {
  selection_id: string;
  requirement_id: string;
  item_id: string | null;
  text: string;
  at: string;
  by: string;
}

/** A pack that is edited here; `version` grows by 1 with every change. */
interface PackDraftTable {
  pack_id: string;
  content: string;
  based_on: string;
  version: number;
  changed_at: string;
  changed_by: string;
}

interface PackVersionTable {
  pack_id: string;
  version: string;
  /** 1, 2, … within the pack. */
  number: number;
  content_hash: string;
  published_at: string;
  published_by: string;
}

// The sheet for going live.

interface ImplementationTable {
  selection_id: string;
  content: string;
  changed_at: string;
}
