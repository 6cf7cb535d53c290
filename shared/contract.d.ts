// Generated from agent/whosasking/contract.py by scripts/generate_contract.py. Do not edit.

/** Version of this contract. */
export type Protocol = 1;

/** Every failure, on every route. message: what happened; fix: what to do. No page text, names or tokens, ever. */
export interface Problem {
  code: string;
  message: string;
  fix: string;
}

/** ``POST /v1/pasted``: a verdict on a profile's text, marked and pasted by the reader (a ``ReviewReply``); nothing is remembered. */
export interface PastedRequest {
  text: string;
  language: string;
}

/** ``POST /v1/trial``: a verdict on a made-up member (a ``ReviewReply``); nothing of it is remembered. */
export interface TrialRequest {
  language: string;
}

/** One thing that the doctor looked at. fix: what to do; null where it is good. No name, address, path or token. */
export interface DoctorLine {
  topic: string;
  title: string;
  state: "attention" | "broken" | "good";
  text: string;
  fix: string | null;
}

/** ``GET /v1/doctor``: how the agent is. errors: the newest lines of its log, oldest first. */
export interface DoctorReport {
  version: string;
  python: string;
  system: string;
  protocol: number;
  lines: ReadonlyArray<DoctorLine>;
  errors: ReadonlyArray<string>;
}

/**
 * Answer of the open route, ``GET /v1/hello?nonce=NONCE&client=CLIENT_ID``. NONCE: 16 to 128 of ``A-Za-z0-9_-``.
 *
 * proof: lower-case hex, or null where no (known) client was named::
 *
 *     token_hash = SHA-256(token as ASCII)                                      32 bytes; all that the agent keeps
 *     key        = HMAC-SHA256(token_hash, "whosasking.hello.key.v1")           32 bytes
 *     proof      = HMAC-SHA256(key, "whosasking.hello.v1|NONCE|PORT")
 *
 * A worked example stands in ``shared/examples/hello-proof.json``.
 */
export interface Hello {
  product: "whosasking";
  version: string;
  protocol_min: number;
  protocol_max: number;
  proof: string | null;
}

/** code: the eight digits that the agent printed. client_name: how the client is listed ("Firefox on this computer"). */
export interface PairRequest {
  code: string;
  client_name: string;
}

/** token: shown once, kept by the extension; the agent keeps its hash only. */
export interface PairReply {
  client_id: string;
  token: string;
}

/** For the terminal only (a local client): a new code to type into the pairing tab. The one before no longer serves. */
export interface PairingCode {
  code: string;
  expires_in_s: number;
}

/**
 * One open page. url: location.href. html: the capture. language: of the sentences wanted, before ``?language=``; "en"
 * where it is unknown.
 */
export interface ReviewRequest {
  url: string;
  html: string;
  language: string;
}

export interface EvidenceText {
  quote: string;
  where: string;
}

export interface FindingText {
  check: "activity" | "completeness" | "connections" | "mutual_connections" | "telltales";
  title: string;
  outcome: "failed" | "passed" | "unknown";
  reason: string;
  evidence: ReadonlyArray<EvidenceText>;
}

export interface TelltaleText {
  family: string;
  title: string;
  class: "hard" | "note" | "strong" | "weak";
  quote: string;
  where: string;
}

/** One of the ten points of completeness; state null = not read. */
export interface PointText {
  point: string;
  title: string;
  state: boolean | null;
}

export interface DiligenceText {
  point: string;
  state: boolean | null;
  text: string;
}

/** An unread fact and what the reader can do to bring it ("Scroll to Experience."). */
export interface SettleText {
  fact: string;
  text: string;
}

/** A verdict in words. ``deciding``: ids of the checks or telltale families that decided, most important first. */
export interface Review {
  verdict: "accept" | "ignore" | "look_closer" | "none";
  sentence: string;
  question: string | null;
  next_step: string | null;
  provisional: boolean;
  findings: ReadonlyArray<FindingText>;
  telltales: ReadonlyArray<TelltaleText>;
  points: ReadonlyArray<PointText>;
  diligence: ReadonlyArray<DiligenceText>;
  settle: ReadonlyArray<SettleText>;
  deciding: ReadonlyArray<string>;
  rules_version: string;
}

/** What the user said of a member. id: to undo it. created: ISO 8601, UTC. */
export interface Override {
  id: number;
  kind: "blocked" | "known" | "not_spam" | "spam";
  slug: string;
  member_id: string | null;
  name: string;
  created: string;
}

/** A kind takes the place of the one before for the same member; undoing it brings that one back. */
export interface OverrideRequest {
  kind: "blocked" | "known" | "not_spam" | "spam";
  slug: string;
  member_id: string | null;
  name: string;
}

/** Which page was read. anchors: where ("about", "experience/2") -> number that the capture gave the element. */
export interface PageSummary {
  kind: "not_a_profile" | "profile" | "unknown_layout";
  what: "authwall" | "challenge" | "company" | "feed" | "guest_home" | "jobs" | "messaging" | "my_network" | "not_found" | "other" | "sales_navigator" | "search" | null;
  layout: "ember" | "public" | "react" | null;
  language: string | null;
  slug: string | null;
  member_id: string | null;
  name: string | null;
  relation: "connectable" | "connected" | "follow_only" | "invited_me" | "pending" | "self" | null;
  anchors: Readonly<Record<string, number>>;
}

/**
 * What is said of a person. null: not said.
 *
 * kind: met (as: friend, family, school_mate, colleague, partner, client, vendor), linked (as: colleague, partner, client,
 * vendor: by work, without having met), interaction (on), voucher, recruiter (outcome, effort), interviewer (outcome, bond,
 * shared), not_together (place), not_same (place: the address), note (text). on, until: "YYYY-MM-DD", "YYYY-MM" or "YYYY". place: where; of a process, the
 * employer. shared: "same_school", "same_hobby", or the user's own words.
 */
export interface TieFields {
  kind: "interaction" | "interviewer" | "linked" | "met" | "not_same" | "not_together" | "note" | "recruiter" | "voucher";
  as: "client" | "colleague" | "family" | "friend" | "partner" | "school_mate" | "vendor" | null;
  on: string | null;
  until: string | null;
  place: string | null;
  outcome: "bombed" | "hired" | "no_fit" | "offended" | "open" | "pay_too_low" | "pending" | "rejected" | "went_well" | null;
  bond: boolean | null;
  shared: string | null;
  effort: "asked_about_my_work" | "came_back" | "went_silent" | null;
  text: string | null;
}

/** A tie as kept. id: to undo it. words: the tie in a few words ("colleague at X, 2019"). recorded: "YYYY-MM-DD". */
export interface TieText {
  id: number;
  words: string;
  recorded: string;
  tie: TieFields;
}

/** ``POST /v1/ties``, answered by PersonText. person: a number of the notebook; null: the member at the address or id. */
export interface TieRequest {
  person: number | null;
  slug: string | null;
  member_id: string | null;
  name: string;
  tie: TieFields;
}

/** A recruiter's or interviewer's process, as all its ties together tell it. title: "Recruiter" (in sales "Buyer"). */
export interface ProcessText {
  role: "interviewer" | "recruiter";
  title: string;
  outcome: "bombed" | "hired" | "no_fit" | "offended" | "open" | "pay_too_low" | "pending" | "rejected" | "went_well" | null;
  waiting: boolean;
  company: string | null;
  on: string | null;
  effort: ReadonlyArray<"asked_about_my_work" | "came_back" | "went_silent">;
}

/** As the user's own LinkedIn data lists them. on: "YYYY-MM-DD". current: the newest archive still does. */
export interface ConnectionText {
  on: string | null;
  company: string | null;
  position: string | null;
  current: boolean;
}

/** Messages, counted. first, last: "YYYY-MM-DD". */
export interface ExchangeText {
  sent: number;
  received: number;
  first: string;
  last: string;
}

/** Somebody in the notebook. words: what binds the user to them, in a few words. said: an override in force. */
export interface PersonText {
  id: number;
  name: string;
  slug: string | null;
  former_slugs: ReadonlyArray<string>;
  member_id: string | null;
  words: string;
  said: "blocked" | "known" | null;
  ties: ReadonlyArray<TieText>;
  processes: ReadonlyArray<ProcessText>;
  connection: ConnectionText | null;
  exchange: ExchangeText | null;
}

/** ``GET /v1/people?search=&only=&limit=&after=``. next: the ``after`` of the next page, null: there is none. total: of all. */
export interface PeopleReply {
  people: ReadonlyArray<PersonText>;
  next: string | null;
  total: number;
}

/** ``POST /v1/people/ID``, answered by PersonText: "yes, the member at this address is the same person". */
export interface SamePerson {
  slug: string | null;
  member_id: string | null;
  name: string;
}

/** How many people were deleted for good. */
export interface Forgotten {
  people: number;
}

/** One button: what it says, and the tie that it records. */
export interface TapText {
  label: string;
  tie: TieFields;
}

export interface TapGroup {
  title: string;
  taps: ReadonlyArray<TapText>;
}

/** ``GET /v1/taps``: the buttons to offer on anybody's card. */
export interface TapsReply {
  groups: ReadonlyArray<TapGroup>;
}

/**
 * A question to the user, or only a sentence (yes and no null). yes, no: what the answers record.
 *
 * person: the number of somebody who may be the same, where that is asked (a yes is ``POST /v1/people/ID``, a no is recorded of
 * that person); else null. undo: the tie that takes an earlier no back, null: there was none.
 */
export interface QuestionText {
  text: string;
  yes: TieFields | null;
  no: TieFields | null;
  person: number | null;
  undo: number | null;
}

/**
 * The second answer on a profile: whether to invite, and what is recorded. null in ReviewReply where there is no profile.
 *
 * advice, title, sentence: null on a connection's profile. more: what else is worth knowing. note: a draft to copy, null where
 * none fits; nothing is ever sent. interactions, of: "3 of 5", null where none was recorded. taps: the buttons to offer.
 * budget: a line to show with the verdict where the weekly budget (off by default) is used up; it blocks nothing.
 */
export interface InviteText {
  advice: "do_not" | "invite_now" | "maybe" | "not_yet" | "nothing_recorded" | "wait" | null;
  title: string | null;
  sentence: string | null;
  more: ReadonlyArray<string>;
  note: string | null;
  interactions: number | null;
  of: number | null;
  questions: ReadonlyArray<QuestionText>;
  person: PersonText | null;
  taps: ReadonlyArray<TapGroup>;
  budget: string | null;
}

/** A row of an archive that could not be read. line 0: the whole file. */
export interface MalformedText {
  file: string;
  line: number;
  text: string;
}

/** What an import brought, in words. lines: one a kind. malformed: the first of malformed_count. imported: ISO 8601, UTC. */
export interface ImportReply {
  exported: string;
  imported: string;
  sentence: string;
  lines: ReadonlyArray<string>;
  malformed: ReadonlyArray<MalformedText>;
  malformed_count: number;
}

/** Archives imported so far, the newest first (malformed rows are told once, at the import). */
export interface ImportsReply {
  imports: ReadonlyArray<ImportReply>;
}

/** How far an import has come. percent: 0 to 100; 100 with done false: what was read is being merged. */
export interface ImportProgress {
  percent: number;
  text: string;
  done: boolean;
}

/** How a connection is removed, where that is offered: an accepted connection who shows a hard telltale. steps: in order. */
export interface RemovalText {
  offer: string;
  steps: ReadonlyArray<string>;
}

/**
 * review.verdict is "none" for a page that is no profile, cannot be read, or is the user's own.
 *
 * changed: another name or employer than at the last visit, a line each. removal: null where nothing is to be removed.
 */
export interface ReviewReply {
  page: PageSummary;
  review: Review;
  override: Override | null;
  invite: InviteText | null;
  changed: ReadonlyArray<string>;
  removal: RemovalText | null;
}

/**
 * One card of the invitations page, judged. anchor: the number that the capture gave the card, null on saved pages.
 *
 * telltales: those that weigh, heaviest first. alike: the number of the group of near-same headlines that it belongs to.
 */
export interface InvitationText {
  name: string | null;
  slug: string | null;
  headline: string | null;
  anchor: number | null;
  verdict: "accept" | "ignore" | "look_closer" | "none";
  sentence: string;
  group: "ignore" | "known" | "recruiter" | "stranger" | "tie";
  alike: number | null;
  telltales: ReadonlyArray<TelltaleText>;
}

/** A part of the summary, with how many invitations are in it. group "alike": those of this number. */
export interface InvitationGroupText {
  group: "ignore" | "known" | "recruiter" | "stranger" | "tie" | "alike";
  alike: number | null;
  title: string;
  n: number;
}

/**
 * What ``POST /v1/invitations`` (body: a ReviewRequest) answers: every person's card on the page, in its order.
 *
 * read: false for any other page, and for one that cannot be read; then there are no invitations. sentence: the summary in one
 * line. groups: only those that hold somebody. Nothing of it is a verdict of the history: a card is less than a profile.
 */
export interface InvitationsReply {
  read: boolean;
  layout: "ember" | "public" | "react" | null;
  language: string | null;
  sentence: string;
  groups: ReadonlyArray<InvitationGroupText>;
  invitations: ReadonlyArray<InvitationText>;
  rules_version: string;
}

/**
 * How one preference is shown and checked. kind choice: one of options; number: minimum..maximum; switch: true/false.
 *
 * ``softened_families`` has none: it is shown with the feedback.
 */
export interface PreferenceField {
  name: string;
  group: string;
  kind: "choice" | "number" | "switch";
  title: string;
  help: string;
  default: unknown;
  minimum: number | null;
  maximum: number | null;
  options: ReadonlyArray<PreferenceOption>;
}

export interface PreferenceOption {
  value: string;
  title: string;
}

export interface PresetText {
  name: "balanced" | "open" | "quick_review" | "strict";
  title: string;
  help: string;
  values: Readonly<Record<string, unknown>>;
}

/** preset: the one whose values are in force, or null where the user mixed their own. */
export interface PreferencesReply {
  values: Preferences;
  preset: "balanced" | "open" | "quick_review" | "strict" | null;
  presets: ReadonlyArray<PresetText>;
  fields: ReadonlyArray<PreferenceField>;
  groups: ReadonlyArray<PreferenceOption>;
}

/** All preferences of the user. Counts unless a name says otherwise; months are calendar months, days are days. */
export interface Preferences {
  recruiters: "always" | "never" | "with_proof";
  stranger_needs_proof: boolean;
  stranger_needs_strong_tie: boolean;
  ignore_from: number;
  accept_up_to: number;
  accept_up_to_with_proof: number;
  strong_telltales_that_decide: number;
  connections_at_least: number;
  mutual_connections_at_least: number;
  completeness_at_least: number;
  about_characters: number;
  jobs_at_least: number;
  skills_at_least: number;
  activity_months: number;
  weak_telltales_that_fail: number;
  proof_member_months: number;
  proof_recommendations: number;
  new_leader_months: number;
  new_member_months: number;
  softened_families: ReadonlyArray<string>;
  perspective: "job" | "sales";
  digital_colleague_interactions: number;
  digital_colleague_span_days: number;
  say_where_after_days: number;
  weekly_accepts: number;
  display: "page_and_toolbar" | "toolbar_only";
  retention_days: number;
}

/** PUT: changed values only, by name, after the preset's (null: no preset asked for). */
export interface PreferencesRequest {
  preset: "balanced" | "open" | "quick_review" | "strict" | null;
  values: Readonly<Record<string, unknown>>;
}

/** How many of the verdicts tried would change in this way. text: the same in words ("2 from accept to look closer"). */
export interface PreviewCount {
  before: "accept" | "ignore" | "look_closer" | "none";
  after: "accept" | "ignore" | "look_closer" | "none";
  n: number;
  text: string;
}

/** One verdict of the history that would change. id: of its HistoryEntry. reviewed: ISO 8601, UTC. */
export interface PreviewChange {
  id: number;
  slug: string;
  name: string;
  before: "accept" | "ignore" | "look_closer" | "none";
  after: "accept" | "ignore" | "look_closer" | "none";
  reviewed: string;
}

/**
 * What ``POST /v1/preferences/preview`` (body: a PreferencesRequest) answers: nothing is saved.
 *
 * The last 20 verdicts, decided again on the facts that the history keeps of them, each as on its own day: before under the
 * preferences in force, after under these. tried: how many could be; untried: how many could not (from an older version).
 * sentence: the outcome in one line. counts: by way of change, the most frequent first. changes: newest first.
 */
export interface PreviewReply {
  sentence: string;
  tried: number;
  untried: number;
  counts: ReadonlyArray<PreviewCount>;
  changes: ReadonlyArray<PreviewChange>;
}

/**
 * A telltale family that the user called wrong, or softened.
 *
 * wrong: of how many members the user said "not spam" (and did not take it back) while it spoke. softened: it weighs one step
 * less (hard, strong, weak, note) because the user said so. offered: softening can be offered. text: what was counted and what
 * softening would do, in words.
 */
export interface FamilyFeedback {
  family: string;
  title: string;
  wrong: number;
  softened: boolean;
  offered: boolean;
  text: string;
}

/**
 * What ``GET /v1/feedback`` answers. Nothing softens itself: accepting an offer is a ``PUT /v1/preferences`` with
 * ``softened_families`` = ``softened`` and the family; taking it back is one without it.
 */
export interface FeedbackReply {
  families: ReadonlyArray<FamilyFeedback>;
  softened: ReadonlyArray<string>;
}

/** One verdict as kept (never HTML). reviewed: ISO 8601, UTC. */
export interface HistoryEntry {
  id: number;
  slug: string;
  name: string;
  verdict: "accept" | "ignore" | "look_closer" | "none";
  sentence: string;
  provisional: boolean;
  rules_version: string;
  reviewed: string;
}

/**
 * ``GET /v1/history?search=&verdict=&said=&limit=&before=``, newest first.
 *
 * said: of each entry, what the user says of the member now (null: nothing); in the query, only members of whom the user says
 * so. next: the ``before`` of the next page, null: there is none. total: of all verdicts.
 */
export interface HistoryReply {
  entries: ReadonlyArray<HistoryEntry>;
  said: ReadonlyArray<Override | null>;
  next: number | null;
  total: number;
}

/** ``DELETE /v1/history``: how many verdicts were deleted for good. */
export interface VerdictsDeleted {
  verdicts: number;
}

/** Verdicts of a week. week: its Monday, "YYYY-MM-DD" (UTC). */
export interface WeekCount {
  week: string;
  accept: number;
  look_closer: number;
  ignore: number;
}

/** How often a check ended how, over the verdicts counted. title: its name in words. */
export interface CheckCount {
  check: "activity" | "completeness" | "connections" | "mutual_connections" | "telltales";
  title: string;
  passed: number;
  failed: number;
  unknown: number;
}

/** Connections of a month, of those that the newest archive lists. total: at its end. month: "YYYY-MM". */
export interface MonthCount {
  month: string;
  made: number;
  total: number;
}

/**
 * ``GET /v1/statistics``: what the pictures show. weeks: the last 26 at most, from the first with a verdict, without gaps.
 *
 * checks: over the same weeks; those that fail most come first. months: without gaps, up to now; empty without an archive.
 */
export interface StatisticsReply {
  weeks: ReadonlyArray<WeekCount>;
  checks: ReadonlyArray<CheckCount>;
  months: ReadonlyArray<MonthCount>;
}

/**
 * ``GET /v1/export?as=json|csv&after=``: a part of the notebook as a file; the texts of all parts in a row are the file.
 *
 * name: for the file. next: the ``after`` of the next part, null: this was the last.
 */
export interface ExportPart {
  name: string;
  media_type: string;
  text: string;
  next: string | null;
}

export interface OverridesReply {
  overrides: ReadonlyArray<Override>;
}

/**
 * What the WebSocket pushes. The fields that do not belong to the event are null.
 *
 * verdict: a profile was reviewed. preferences: they changed, here or elsewhere. override: one was set, or (null) undone.
 * notebook: ties, people or imported data changed: ask again. import: how far one has come.
 */
export interface LiveEvent {
  event: "import" | "notebook" | "override" | "preferences" | "verdict";
  verdict: HistoryEntry | null;
  preferences: PreferencesReply | null;
  override: Override | null;
  progress: ImportProgress | null;
}
