import type { UseQueryResult } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import type { ApplicationSummary, DraftView } from '#contracts/applications.ts'
import type { CredentialView } from '#contracts/evidence.ts'
import type { Fault } from '#contracts/filed.ts'
import type { DraftForm, FormOf } from '#contracts/forms.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tone } from '#web/ui/status-badge.tsx'
import type { StepName } from './draft/steps-of.ts'
import type { Wizard } from './draft/use-wizard.ts'

/** Where a problem is corrected: a step of the draft and an element in it, or undefined for the whole step. */
export interface Place {
  step: string
  element: string | undefined
}

/** A step of a service with the form `F` and the reference material `R`. */
export interface ServiceStep<F extends DraftForm, R> extends StepName {
  Body: ComponentType<{ wizard: Wizard<F, R> }>
}

/** Where an application stands, as its badge shows it. */
export interface Standing {
  tone: Tone
  word: string
}

/** The words of the frame's pages that only the service knows. */
export interface ServiceTexts {
  /** The line under the page's title: who may apply for what. */
  lead: string
  /** The line beside the hotline: when to ask. */
  help: string
  /** The heading above what would be filed, on 确认信息. */
  items: string
  /** The warning about an item without any credential; undefined if the service needs none. */
  noEvidence: string | undefined
  /** The manual's own words on the buttons: file, see why it was not approved, begin again, see what was approved. */
  acts: { submit: string; reasons: string; refile: string; approved?: string }
  /** What becomes of what was filled in and paid when the application is withdrawn; absent: nothing is worth saying. */
  withdrawn?: string
  /** The words for the rules' opinion on one item (EXM-04): advice, never the decision. */
  advice: { supported: string; unsupported: string; undecided: string }
}

/** What a service brings into the portal: its steps before 确认信息, the places of its faults, its words. */
export interface OwnService<S extends ServiceName, R> {
  service: S
  texts: ServiceTexts
  isOwn: (form: DraftForm) => form is FormOf<S>
  /** Loads the reference material of the steps, for instance the courses of the plan. */
  useReference: () => UseQueryResult<R>
  /** The ids of the credentials that the form uses, in the form's order. */
  credentialsOf: (form: FormOf<S>) => readonly string[]
  /** The form as the server folds and keeps it, where it has typed texts; absent: unchanged. */
  asKept?: (form: FormOf<S>) => FormOf<S>
  steps: readonly [ServiceStep<FormOf<S>, R>, ...ServiceStep<FormOf<S>, R>[]]
  /** What the service offers beside one application, such as a paper to look at. */
  Beside?: ComponentType<{ application: ApplicationSummary }>
  /** Reads where an approved application has got to since; absent or undefined: nowhere else. */
  useAfterwards?: (application: ApplicationSummary) => Standing | undefined
  /** One page with 「保存」, which files by itself: without 确认信息. Absent: steps and 确认信息. */
  isOnePage?: true
  /** The step at which a correction without a fault begins. */
  correctsAt: string
  /** The step at which a draft goes on; absent: the first one. */
  resumesAt?: (form: FormOf<S>) => string
  placeOfFault: (fault: Fault, form: FormOf<S>) => Place
  placeOfProblem: (problem: Pick<FieldProblem, 'field' | 'code'>) => Place
  /** Reads which steps the form does not need; absent: it needs all of them. */
  useSkipped?: (form: FormOf<S> | undefined) => readonly string[]
}

/** A service as the frame sees it: only the service's own steps know the form. */
export interface PortalService<S extends ServiceName = ServiceName>
  extends Pick<
    OwnService<S, never>,
    'service' | 'texts' | 'correctsAt' | 'placeOfProblem' | 'Beside' | 'useAfterwards' | 'isOnePage'
  > {
  steps: readonly [StepName, ...StepName[]]
  resumesAt: (form: DraftForm) => string
  placeOfFault: (fault: Fault, form: DraftForm) => Place
  /** Reads which steps the draft does not need, for instance 前置学历 of a 专科 major. */
  useSkipped: (form: DraftForm | undefined) => readonly string[]
  /** Draws a draft at one of its steps and saves it while it is filled in. */
  drawDraft: (props: DraftProps) => ReactNode
}

export interface DraftProps {
  draft: DraftView
  credentials: readonly CredentialView[]
  /** The code of a step of the service, or of 确认信息. */
  step: string
  /** Called with the steps where the check found something to correct. */
  onChecked: (faulty: ReadonlySet<string>) => void
}
