/** Types of the extension's own, for the checker only: nothing here exists at run time. */

import type {
  DoctorReport,
  FeedbackReply,
  Hello,
  LiveEvent,
  Override,
  PreferencesReply,
  PreviewReply,
  Problem,
  RemovalText,
  Review,
  TieFields,
} from '../shared/contract.d.ts';

// ------------------------------------------------------------------------------------------------ the link

/** What pairing gave: kept by settings.js, used by agent.js. */
export interface Client {
  id: string;
  token: string;
}

export interface Settings {
  port: number;
  client: Client | null;
  preferences: PreferencesReply | null;
}

/** How the link to the agent stands. Each has one sentence and, but for `ready`, one button. */
export type LinkState = 'ready' | 'not_running' | 'blocked' | 'something_else' | 'not_paired' | 'revoked' | 'versions_apart' | 'busy' | 'error';

export interface Link {
  state: LinkState;
  port: number;
  version?: Hello['version'];
  agentIsOlder?: boolean;
  problem?: Problem | null;
  status?: number;
}

export interface AgentOptions {
  settings: { load(): Promise<Settings> };
  isBlocked(): Promise<boolean>;
  /** Of the sentences wanted. */
  language: string;
  fetch?: (input: string, init: RequestInit) => Promise<Response>;
  WebSocket?: typeof globalThis.WebSocket;
}

// ------------------------------------------------------------------------------------------------ what is shown

/** One of the words, or a state in which there is none. `none`: the agent has no verdict on this page. */
export type Tone = 'accept' | 'look_closer' | 'ignore' | 'none' | 'checking' | 'off';

export type Mark = 'passed' | 'failed' | 'unknown' | 'hard' | 'strong' | 'weak' | 'note' | 'not_counted';

/** A quoted piece of the page; anchor: the number that the capture gave the element, to take the reader there. */
export interface Quote {
  text: string;
  place: string;
  anchor: number | null;
}

export interface Reason {
  id: string;
  mark: Mark;
  markLabel: string;
  title: string;
  text: string;
  quotes: ReadonlyArray<Quote>;
  anchor: number | null;
}

export interface Line {
  state: boolean | null;
  stateLabel: string;
  text: string;
}

export type ActionName = Override['kind'] | 'undo' | 'retry' | 'pair' | 'pair_again' | 'allow' | 'port' | 'copy' | 'copy_note';

export interface Action {
  name: ActionName;
  label: string;
  /** Of a second order: there, and not in the way. */
  quiet?: boolean;
}

/** Everything that badge, panel and popup show of one page. In words; nothing here needs the agent. */
export interface View {
  tone: Tone;
  /** Whether it belongs beside a name; a page that is no profile gets nothing on it. */
  onPage: boolean;
  word: string;
  provisional: boolean;
  provisionalLabel: string;
  question: string | null;
  sentence: string;
  nextStep: string | null;
  reasons: ReadonlyArray<Reason>;
  checks: ReadonlyArray<Reason>;
  telltales: ReadonlyArray<Reason>;
  points: ReadonlyArray<Line>;
  diligence: ReadonlyArray<Line>;
  settle: ReadonlyArray<string>;
  actions: ReadonlyArray<Action>;
  subject: Subject | null;
  override: Override | null;
  /** Whether to invite them oneself; null where there is nothing to advise. */
  invite: InviteView | null;
  /** What is recorded of them, and what can be said with one tap; null on one's own profile. */
  ties: TiesView | null;
  /** Another name or employer than at the last visit. */
  changed: ReadonlyArray<string>;
  /** How the connection is removed, where that is offered. */
  removal: RemovalText | null;
  /** The week's budget, where it is used up. */
  budget: string | null;
  /** What a screen reader hears of it. */
  announcement: string;
  /** The same as long as the announcement is no news, whatever else changes. */
  news: string;
  /** Of our own words; the page may be written in another language, and the other way. */
  language: string;
  dir: string;
  copy: string;
  headings: Headings;
}

/** note: a draft to copy; nothing is ever sent. */
export interface InviteView {
  title: string;
  lines: ReadonlyArray<string>;
  note: string | null;
}

/** One thing to record or to take back. person: of the notebook; null: the member on the page. */
export type Say = { what: 'tie'; tie: TieFields; person: number | null } | { what: 'untie'; id: number } | { what: 'same'; person: number };

/** A button that says one thing. key: finds it again after the panel was drawn anew. */
export interface Tap {
  key: string;
  label: string;
  say: Say;
}

/** folded: behind its title. progress: "2 of 5", '' where nothing is counted. */
export interface TapGroupView {
  kind: TieFields['kind'];
  title: string;
  progress: string;
  folded: boolean;
  taps: ReadonlyArray<Tap>;
}

/** recorded: the newest first. next: groups that go on from what is recorded (how it went); groups: the others. */
export interface TiesView {
  /** That nothing is recorded which advice could rest on. */
  hint: string | null;
  recorded: ReadonlyArray<{ words: string; undo: Tap }>;
  questions: ReadonlyArray<{ text: string; answers: ReadonlyArray<Tap> }>;
  next: ReadonlyArray<TapGroupView>;
  groups: ReadonlyArray<TapGroupView>;
}

export interface Headings {
  reasons: string;
  checks: string;
  telltales: string;
  points: string;
  diligence: string;
  settle: string;
  nextStep: string;
  close: string;
  open: string;
  copy: string;
  copied: string;
  invite: string;
  copyNote: string;
  ties: string;
  moreTies: string;
  undo: string;
  goTo: string;
  everything: string;
}

/** One card of the invitations page. parts: the parts of the summary that it is in. label: all of it, for a screen reader. */
export interface MarkView {
  anchor: number | null;
  name: string;
  tone: Tone;
  word: string;
  sentence: string;
  label: string;
  parts: ReadonlyArray<string>;
  quotes: ReadonlyArray<string>;
}

/** A part of the summary, which shows its marks alone when it is pressed. */
export interface PartView {
  id: string;
  title: string;
  count: string;
  tone: Tone;
}

export interface InvitationsView {
  sentence: string;
  title: string;
  parts: ReadonlyArray<PartView>;
  marks: ReadonlyArray<MarkView>;
  announcement: string;
  language: string;
  dir: string;
}

/** Whom the verdict is about. */
export interface Subject {
  slug: string;
  memberId: string | null;
  name: string;
}

/** What a page of LinkedIn's is told. */
export type ToPage =
  | { type: 'again'; display: Display }
  | { type: 'show' }
  | { type: 'act'; action: ActionName }
  | { type: 'say'; say: Say }
  | { type: 'goTo'; anchor: number }
  | { type: 'open' };

export type Display = 'page_and_toolbar' | 'toolbar_only';

/** What a page of LinkedIn's may ask. */
export type FromPage =
  | { type: 'start' }
  | { type: 'review'; url: string; html: string | null }
  | { type: 'invitations'; url: string; html: string | null }
  | { type: 'override'; kind: Override['kind']; subject: Subject }
  | { type: 'undo'; id: number; subject: Subject }
  | { type: 'say'; say: Say; subject: Subject }
  | { type: 'checking' }
  | { type: 'left' }
  | { type: 'stuck' }
  | { type: 'alive' }
  | { type: 'openPairing' };

/** What the extension's own pages may ask. */
export type FromOwn =
  | { type: 'link' }
  | { type: 'pair'; code: string }
  | { type: 'port'; port: number }
  | { type: 'preferences' }
  | ({ type: 'change' } & Proposal)
  | ({ type: 'preview' } & Proposal)
  | { type: 'said' }
  | { type: 'revoke'; id: number }
  | { type: 'openPairing' }
  | { type: 'trial' }
  | { type: 'pasted'; text: string }
  | { type: 'doctor' };

/** What is to be saved of the preferences: changed values by name, after the preset's. */
export interface Proposal {
  preset: Preset | null;
  values: Record<string, unknown>;
}

/** How the last verdicts would change, ready to draw. */
export interface PreviewView {
  sentence: string;
  counts: ReadonlyArray<string>;
  changes: ReadonlyArray<{ name: string; before: ToneText; after: ToneText; on: string }>;
}

export interface ToneText {
  tone: PreviewReply['changes'][number]['before'];
  word: string;
}

/** What the agent keeps of the user's own words. */
export interface Said {
  overrides: ReadonlyArray<Override>;
  feedback: FeedbackReply;
}

/** The same, ready to draw. */
export interface SaidView {
  people: ReadonlyArray<{ id: number; name: string; word: string; on: string; undo: string }>;
  families: ReadonlyArray<{ family: string; title: string; text: string; label: string; softened: ReadonlyArray<string> }>;
}

/** What the background answers the doctor tab. */
export interface Found {
  link: Link;
  sentence: string;
  fix: string;
  action: Action | null;
  report: DoctorReport | null;
  version: string;
  browser: string;
  mayReach: { agent: boolean; linkedin: boolean };
}

/** The same, ready to draw. copy: the report as text, without anything personal. */
export interface DoctorView {
  head: string;
  lines: ReadonlyArray<{ title: string; state: DoctorReport['lines'][number]['state']; stateLabel: string; text: string; fix: string | null }>;
  errors: ReadonlyArray<string>;
  copy: string;
}

/** A section of the notebook, while it is shown. */
export interface Section {
  /** The address names something else of the same section. */
  go?(argument: string): Promise<void>;
  /** Something changed elsewhere. */
  news?(event: LiveEvent): unknown;
  leave?(): void;
}

/** Somebody in the notebook, ready to draw. profile: the address of their page. said: in words, '' where nothing was said. */
export interface PersonView {
  id: number;
  name: string;
  words: string;
  job: string;
  profile: string | null;
  said: string;
  facts: ReadonlyArray<string>;
  ties: ReadonlyArray<TieView>;
  notes: ReadonlyArray<TieView>;
}

/** parts: what of it can be said more exactly. */
export interface TieView {
  id: number;
  words: string;
  recorded: string;
  parts: ReadonlyArray<'place' | 'on' | 'until' | 'text'>;
  tie: TieFields;
}

/** A verdict of the history, ready to draw. */
export interface EntryView {
  id: number;
  name: string;
  profile: string | null;
  tone: Tone;
  word: string;
  provisional: string;
  sentence: string;
  on: string;
  said: { id: number; word: string; undo: string } | null;
}

/** What was counted, for a picture and for the same as a table. first: what the labels are. tone: of which colour; null: in the table only. */
export interface Picture {
  id: string;
  kind: 'columns' | 'bars' | 'line';
  title: string;
  text: string;
  first: string;
  labels: ReadonlyArray<string>;
  series: ReadonlyArray<{ name: string; tone: string | null; values: ReadonlyArray<number> }>;
}

/** As much of Chart.js (vendor/) as is used. */
export interface Chart {
  destroy(): void;
}

/** A field of the form of preferences, ready to draw. */
export interface FieldView {
  name: string;
  kind: 'choice' | 'number' | 'switch';
  title: string;
  help: string;
  value: unknown;
  minimum: number | null;
  maximum: number | null;
  options: ReadonlyArray<{ value: string; title: string; chosen: boolean }>;
  changed: boolean;
  /** The default, in words. */
  usual: string;
}

export interface FormView {
  presets: ReadonlyArray<{ name: Preset; title: string; help: string; chosen: boolean }>;
  groups: ReadonlyArray<{ name: string; title: string; fields: ReadonlyArray<FieldView> }>;
}

export type Preset = NonNullable<PreferencesReply['preset']>;

/** A sentence of `_locales` by its key. */
export type Translate = (key: string, ...values: string[]) => string;

export type ReviewText = Review;

// ------------------------------------------------------------------------------------------------ inside the page

export interface Captured {
  html: string;
  /** The element that carries the number, or undefined where it is gone. */
  element(number: number): Element | undefined;
  tooLarge: boolean;
}

/** The namespace that the scripts of page/ share; they are classic scripts and cannot import. */
export interface InPage {
  /** Ends the script that ran here before this one. */
  stop?: () => void;
  styles: { tokens: string; panel: string; marks: string; overlay: string };
  panel: {
    /** before: what was drawn until now; what was unfolded there stays so. */
    draw(view: View, on: PanelEvents, before?: ParentNode): HTMLElement;
    icon(tone: Tone): SVGSVGElement;
    /** Gives the focus back to what had it in `before`, or to what took its place; false where neither is there. */
    focusAgain(drawn: ParentNode, had: HTMLElement): boolean;
  };
  capture: {
    capture(document: Document, options?: CaptureOptions): Promise<Captured>;
  };
  watch: {
    slugOf(address: string): string | null;
    watch(options: WatchOptions): Watcher;
  };
  place: {
    boundsOf(name: Element): Bounds;
    above(list: Element, size: DOMRect, host: Element): { left: number; top: number } | null;
    ofMark(mark: PlacedMark, bounds: Bounds, host: Element): { left: number; top: number; isCompact: boolean } | null;
    ofBadge(name: Element, size: DOMRect, host: Element, hadRoom: boolean): { left: number; top: number; hasRoom: boolean; isSeen: boolean };
    ofSheet(badge: DOMRect, isDocked: boolean): Record<string, string>;
    isNarrow(): boolean;
  };
  marks: {
    create(options: { list(): Element | null }): Marks;
  };
  invitations: {
    isInvitations(address: string): boolean;
    watch(options: InvitationsOptions): Invitations;
  };
  overlay: {
    create(options: OverlayOptions): Overlay;
    keepIn(root: ShadowRoot): void;
    make<T extends keyof HTMLElementTagNameMap>(tag: T, className: string, attributes?: Record<string, string>): HTMLElementTagNameMap[T];
    sheetOf(css: string): CSSStyleSheet;
  };
}

export interface Bounds {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A mark with the card that it belongs to. line: the card's line with the name. width: of the whole mark, in pixels. */
export interface PlacedMark {
  view: MarkView;
  card: Element;
  line: Element;
  button: HTMLButtonElement;
  width: number;
}

export interface Marks {
  show(view: InvitationsView, cardOf: (anchor: number) => Element | undefined): void;
  place(): void;
  remove(): void;
}

export interface InvitationsOptions {
  ask(message: FromPage): Promise<{ view: InvitationsView | null; link: string; mayPass: boolean } | null>;
  isAlive(): boolean;
}

export interface Invitations {
  readonly view: InvitationsView | null;
  adopt(wanted: Display): void;
  stop(): void;
}

export interface CaptureOptions {
  isShown?: (element: Element) => boolean;
  sliceMs?: number;
}

export interface PanelEvents {
  onAction(action: ActionName): void;
  onSay(say: Say): void;
  onGoTo(anchor: number): void;
  onClose?(): void;
}

export interface WatchOptions {
  document: Document;
  /** Another profile's address was opened. */
  onArrive(slug: string): void;
  /** The profile stands, or has changed since. */
  onSettled(slug: string): void;
  /** For long now, the page shows somebody else than its address says. */
  onStuck(): void;
  /** The page shows no profile any more. */
  onLeave(): void;
  /** Once a second while the page is visible. */
  onPulse(): void;
  /** Is this script still the extension's? */
  isAlive(): boolean;
}

export interface Watcher {
  readonly slug: string | null;
  name(): Element | null;
  stop(): void;
}

export interface OverlayOptions {
  name(): Element | null;
  on: PanelEvents;
  mode?: ShadowRootMode;
}

export interface Overlay {
  show(view: View): void;
  place(): void;
  open(): void;
  point(element: Element): void;
  remove(): void;
}

declare global {
  var WhosAsking: InPage;
  var Chart: new (canvas: HTMLCanvasElement, configuration: object) => Chart;
}
