import type { ApplicationState } from '#contracts/applications.ts'
import type { Filed, RuleAdvice } from '#contracts/filed.ts'
import type { DraftForm, FormOf } from '#contracts/forms.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

/** The 准考证 for which something is applied for. */
export interface FilingTicket {
  id: string
  no: string
  personId: string
  schoolId: string
}

/** What is to be looked at before it is filed. */
export interface Question<Form extends DraftForm = DraftForm> {
  ticket: FilingTicket
  form: Form
  /** The subject of the application that is being corrected; undefined: a new filing. */
  correcting: string | undefined
  at: Date
}

/** One application that the form would make. */
export interface ExaminedItem<Form extends DraftForm = DraftForm> {
  /** What is applied for: one open application for each subject of a 准考证 (APP-06). */
  subject: string
  filed: Filed
  advice: RuleAdvice
  /** The part of the form that it came from: what a correction starts with. */
  form: Form
}

/** Everything that stands in the way, at once, and what would be filed. */
export interface Examination<Form extends DraftForm = DraftForm> {
  problems: readonly FieldProblem[]
  items: readonly ExaminedItem<Form>[]
}

/** A form as it is kept in a draft or a revision: perhaps of an earlier version (APP-09). */
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

/**
 * What happens to an application. `passed` is an approval at a level that is not the last. An undoing names the decision
 * that it takes back, and the state that the application is in again.
 */
export type ServiceMove =
  | { kind: 'filed' | 'modified' | 'refiled' | 'amended' | 'withdrawn' | 'passed' | 'rejected' | 'approved' }
  | { kind: 'returned' | 'amendment_asked' | 'held' | 'released' }
  | { kind: 'undone'; undoes: 'passed' | 'rejected' | 'approved'; to: ApplicationState }

/**
 * One service of the engine (申请免考…): what is its own. Drafts, revisions, windows, review, timeline, receipt and
 * messages are the engine's. All functions read and write through the given transaction only.
 */
export interface ServiceDefinition<S extends ServiceName> {
  service: S
  /** What its owner reads when the last level has approved it. */
  whenApproved: string
  /** Goes up when the form in contracts/forms changes in a way that an older one does not fit. */
  formVersion: number
  /**
   * Makes a form of an earlier version one of today's (APP-09); undefined when that cannot be done: then the draft begins
   * anew. The result is checked against today's form.
   */
  upgrade(content: unknown, version: number): unknown
  /** The form that a new draft begins with, made from the record. */
  begin(tx: Tx, ticket: FilingTicket, at: Date): Promise<FormOf<S>>
  /** What has to be true before the first step, each with whether it is (EXM-05). */
  preconditions(tx: Tx, ticket: FilingTicket, at: Date): Promise<{ text: string; met: boolean }[]>
  examine(tx: Tx, question: Question<FormOf<S>>): Promise<Examination<FormOf<S>>>
  /** What the rules say of a filed application: beside the reviewer's picture (REV-03). */
  advise(
    tx: Tx,
    application: { ticket: FilingTicket; subject: string; filed: Filed; at: Date },
  ): Promise<RuleAdvice>
  /**
   * What a move does to the record, in the transaction of the move, after it. Throws `effect_impossible` where an approval
   * can have no effect, `effect_relied_on` where something rests on what an undoing would take back (REV-06).
   */
  onMove(tx: Tx, application: MovedApplication, move: ServiceMove): Promise<void>
}

/** A service as the engine calls it: its definition with every form parsed on the way in. */
export interface Service
  extends Pick<
    ServiceDefinition<ServiceName>,
    'service' | 'whenApproved' | 'formVersion' | 'begin' | 'preconditions' | 'examine' | 'advise' | 'onMove'
  > {
  /** The form of today that a stored one stands for; undefined: it cannot be read any more (APP-09). */
  readForm(stored: StoredForm): DraftForm | undefined
}

/** Every service there is, by name. */
export type Services = Readonly<Record<ServiceName, Service>>
