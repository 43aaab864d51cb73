import type { ApplicationState } from '#contracts/applications.ts'
import type { Filed, RuleAdvice } from '#contracts/filed.ts'
import type { DraftForm, FormOf } from '#contracts/forms.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Call } from '#kernel/call.ts'
import type { Tx } from '#platform/db/database.ts'

/** The 准考证 for which an application is made. */
export interface FilingTicket {
  id: string
  no: string
  personId: string
  schoolId: string
}

/** When an application was made: which rules it is judged by may depend on it (EXM-04). */
export interface FilingDays {
  /** Its owner began to fill in what was filed first. */
  begunAt: Date
  /** It was filed, or filed again after a rejection. */
  filedAt: Date
  /** Its newest revision was filed: an open application is modified and amended. */
  revisedAt: Date
}

/** A form to examine before it is filed. */
export interface Question<Form extends DraftForm = DraftForm> {
  ticket: FilingTicket
  form: Form
  /** The subject of the application that is being corrected; undefined: a new filing. */
  correcting: string | undefined
  days: FilingDays
  at: Date
}

/** One application that the form would create. */
export interface ExaminedItem<Form extends DraftForm = DraftForm> {
  /** What is applied for: a 准考证 has at most one open application for each subject (APP-06). */
  subject: string
  filed: Filed
  advice: RuleAdvice
  /** The part of the form from which the application came; a correction starts with it. */
  form: Form
}

/** The result of an examination: everything that prevents filing, at once, and what would be filed. */
export interface Examination<Form extends DraftForm = DraftForm> {
  problems: readonly FieldProblem[]
  items: readonly ExaminedItem<Form>[]
}

/** For which 准考证 the preconditions of a service are asked, and when. */
export interface PreconditionQuestion {
  ticket: FilingTicket
  at: Date
  /**
   * The application that would open again because its rejection is undone; undefined: one that is to be filed. Officers correct a
   * mistake at any time, so nothing that belongs to a window may stand in its way (REV-06).
   */
  reopens: MovedApplication | undefined
}

/** What must be true before the first step of a service, and the own application that stands in its way. */
export interface Precondition {
  text: string
  met: boolean
  application?: { service: ServiceName; id: string }
}

/** A form as it is stored in a draft or a revision, possibly of an earlier version (APP-09). */
export interface StoredForm {
  version: number
  content: unknown
}

/** An application at the moment of a move. */
export interface MovedApplication {
  id: string
  applicationNo: number
  personId: string
  ticketId: string
  subject: string
  at: Date
}

/** Who makes a move, from where: for what a service itself writes into the trail. */
export type Mover = Pick<Call, 'actor' | 'origin'>

/**
 * What happens to an application. `passed` is an approval at a level that is not the last. `undone` names the decision
 * that is taken back, and the state to which the application returns.
 */
export type ServiceMove =
  | { kind: 'filed' | 'modified' | 'refiled' | 'amended' | 'withdrawn' | 'passed' | 'rejected' | 'approved' }
  | { kind: 'returned' | 'amendment_asked' | 'held' | 'released' }
  | { kind: 'undone'; undoes: 'passed' | 'rejected' | 'approved'; to: ApplicationState }

/** An application that would open again, with the decision that is undone. */
export type Reopening = MovedApplication & { undoes: 'rejected' | 'approved' }

/** Rejected applications of one person for one service. */
export interface RejectedApplications {
  personId: string
  rejected: readonly { id: string; ticketId: string; subject: string }[]
  at: Date
}

/** What the rules of a service say against an approval. */
export interface Lack {
  /** Equal for the same lack only: an exception that was agreed to covers no other one. */
  key: string
  words: string
}

/**
 * One service of the engine (申请免考…): only what differs between services. Drafts, revisions, windows, review, timeline,
 * receipt and messages belong to the engine. All functions read and write through the given transaction only.
 */
export interface ServiceDefinition<S extends ServiceName> {
  service: S
  /** What the candidate reads when the last level has approved the application. */
  whenApproved: string
  /** Raised when the form in contracts/forms changes so that forms of the earlier version no longer fit. */
  formVersion: number
  /**
   * Converts a form of an earlier version into one of today's (APP-09); undefined when that is impossible, and the draft
   * then starts anew. The result is checked against today's form.
   */
  upgrade(content: unknown, version: number): unknown
  /** Makes the form with which a new draft begins from the candidate's record. */
  begin(tx: Tx, ticket: FilingTicket, at: Date): Promise<FormOf<S>>
  /**
   * Lists what must be true before the first step, each with whether it is met (EXM-05). The engine asks at every filing, and again
   * before the undoing of a rejection opens an application.
   */
  preconditions(tx: Tx, question: PreconditionQuestion): Promise<Precondition[]>
  examine(tx: Tx, question: Question<FormOf<S>>): Promise<Examination<FormOf<S>>>
  /** Says what the rules conclude about a filed application, for the reviewer to read beside the picture (REV-03). */
  advise(
    tx: Tx,
    application: { ticket: FilingTicket; subject: string; filed: Filed; days: FilingDays; at: Date },
  ): Promise<RuleAdvice>
  /**
   * What stands against an approval at the last level, in words, and as a key that changes with it; undefined: nothing. Such
   * an approval needs an exception, with a reason and a second person. A service without the function has no such rule.
   */
  lackOf?(tx: Tx, application: MovedApplication): Promise<Lack | undefined>
  /**
   * Says in an officer's words what stands against an application that would open again (REV-06): another open one about the same
   * matter, under whichever 准考证, and whatever else a filing would be refused for besides the preconditions. Undefined: nothing. The
   * person is locked, and the application has not moved yet.
   */
  whyNotReopen(tx: Tx, application: Reopening): Promise<string | undefined>
  /**
   * Lists those of a person's rejected applications that would be refused if they were filed again, because the record has by now what
   * they asked for, or something else is asked for instead: their owner is not told to file them again (HOM-03). A service without the
   * function has none.
   */
  listSettled?(tx: Tx, asked: RejectedApplications): Promise<readonly string[]>
  /**
   * Writes a move's effect on the record, after the move and in the same transaction. Throws `effect_impossible` when an
   * approval can have no effect, and `effect_relied_on` when something depends on what an undoing would take back (REV-06).
   */
  onMove(tx: Tx, application: MovedApplication & { by: Mover }, move: ServiceMove): Promise<void>
}

/** A service as the engine calls it: its definition, with every incoming form checked. */
export interface Service
  extends Pick<
    ServiceDefinition<ServiceName>,
    | 'service'
    | 'whenApproved'
    | 'formVersion'
    | 'begin'
    | 'preconditions'
    | 'examine'
    | 'advise'
    | 'whyNotReopen'
    | 'onMove'
  > {
  lackOf(tx: Tx, application: MovedApplication): Promise<Lack | undefined>
  listSettled(tx: Tx, asked: RejectedApplications): Promise<readonly string[]>
  /** Reads a stored form as a form of today; undefined when that is no longer possible (APP-09). */
  readForm(stored: StoredForm): DraftForm | undefined
}

/** All services by name. */
export type Services = Readonly<Record<ServiceName, Service>>
