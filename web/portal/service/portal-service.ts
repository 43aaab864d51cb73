import type { UseQueryResult } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import type { DraftView } from '#contracts/applications.ts'
import type { CredentialView } from '#contracts/evidence.ts'
import type { Fault } from '#contracts/filed.ts'
import type { DraftForm, FormOf } from '#contracts/forms.ts'
import type { FieldProblem } from '#contracts/refusals.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { StepName } from './draft/steps-of.ts'
import type { Wizard } from './draft/use-wizard.ts'

/** Where something is put right: a step of the draft, and the element there; undefined: the step as a whole. */
export interface Place {
  step: string
  element: string | undefined
}

/** A step of a service, for a form `F` with what is read beside it, `R`. */
export interface ServiceStep<F extends DraftForm, R> extends StepName {
  Body: ComponentType<{ wizard: Wizard<F, R> }>
}

/** The words of the frame's pages that only the service knows. */
export interface ServiceTexts {
  /** Under the title of its page: who may apply for what. */
  lead: string
  /** When to ask, beside the hotline. */
  help: string
  /** Over what would be filed, on 确认信息. */
  items: string
  /** Where something would be filed without any credential; undefined: it needs none. */
  noEvidence: string | undefined
  /** What the rules say of one item (EXM-04): advice, never the decision. */
  advice: { supported: string; unsupported: string; undecided: string }
}

/** What a service brings into the portal: its steps before 确认信息, the places of its faults, its words. */
export interface OwnService<S extends ServiceName, R> {
  service: S
  texts: ServiceTexts
  isOwn: (form: DraftForm) => form is FormOf<S>
  /** What its steps read beside the draft: the courses of the plan, for instance. */
  useReference: () => UseQueryResult<R>
  /** The credentials of the wallet that the form uses, in its order. */
  credentialsOf: (form: FormOf<S>) => readonly string[]
  steps: readonly [ServiceStep<FormOf<S>, R>, ...ServiceStep<FormOf<S>, R>[]]
  /** The step at which a correction without a fault begins. */
  correctsAt: string
  placeOfFault: (fault: Fault) => Place
  placeOfProblem: (problem: Pick<FieldProblem, 'field' | 'code'>) => Place
}

/** The same as the frame sees it: nothing of the form is known outside its own steps. */
export interface PortalService<S extends ServiceName = ServiceName>
  extends Pick<OwnService<S, never>, 'service' | 'texts' | 'correctsAt' | 'placeOfFault' | 'placeOfProblem'> {
  steps: readonly [StepName, ...StepName[]]
  /** A draft at one of its steps, kept as it is filled in. */
  drawDraft: (props: DraftProps) => ReactNode
}

export interface DraftProps {
  draft: DraftView
  credentials: readonly CredentialView[]
  /** A step of the service, or 确认信息. */
  step: string
}
