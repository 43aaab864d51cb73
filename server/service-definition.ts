import type { Filed, RuleAdvice } from '#contracts/applications.ts'
import type { DraftForm } from '#contracts/forms.ts'
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
export interface Question {
  ticket: FilingTicket
  form: DraftForm
  /** The subject of the application that is being corrected; undefined: a new filing. */
  correcting: string | undefined
  at: Date
}

/** One application that the form would make. */
export interface ExaminedItem {
  subject: string
  filed: Filed
  advice: RuleAdvice
  /** The part of the form that it came from: what a correction starts with. */
  form: DraftForm
}

/** Everything that stands in the way, at once, and what would be filed. */
export interface Examination {
  problems: readonly FieldProblem[]
  items: readonly ExaminedItem[]
}

/** An application at the moment of its effect. */
export interface DecidedApplication {
  id: string
  applicationNo: number
  personId: string
  ticketId: string
  subject: string
  at: Date
}

/**
 * One service of the engine (申请免考…): what is its own. Drafts, revisions, windows, review, timeline, receipt and
 * messages are the engine's. All functions read and write through the given transaction only.
 */
export interface ServiceDefinition {
  service: ServiceName
  /** What its owner reads when the last level has approved it. */
  whenApproved: string
  emptyForm(): DraftForm
  /** What has to be true before the first step, each with whether it is (EXM-05). */
  preconditions(tx: Tx, ticket: FilingTicket, at: Date): Promise<{ text: string; met: boolean }[]>
  examine(tx: Tx, question: Question): Promise<Examination>
  /** What the rules say of a filed application: beside the reviewer's picture (REV-03). */
  advise(
    tx: Tx,
    application: { ticket: FilingTicket; subject: string; filed: Filed; at: Date },
  ): Promise<RuleAdvice>
  /** What the last approval does to the record. Throws `effect_impossible`. */
  takeEffect(tx: Tx, application: DecidedApplication): Promise<void>
  /** Takes it back. Throws `effect_relied_on` where something rests on it already (REV-06). */
  undoEffect(tx: Tx, application: DecidedApplication): Promise<void>
}

/** Every service there is, by name. */
export type Services = Readonly<Record<ServiceName, ServiceDefinition>>
