import { wizardTexts as texts } from './wizard.texts.ts'

/** A step as the frame names it: its word in the address and its title. */
export interface StepName {
  code: string
  title: string
}

/** 确认信息: the frame's own step, the last of every service. */
export const CONFIRM = 'confirm'

/** All steps of a draft. */
export function stepsOf(own: readonly StepName[]): readonly StepName[] {
  return [...own, { code: CONFIRM, title: texts.confirm }]
}

/** The step before a step; undefined: it is the first. */
export function stepBefore(own: readonly StepName[], code: string): StepName | undefined {
  const all = stepsOf(own)
  return all[all.findIndex((step) => step.code === code) - 1]
}

/** The step after a step; after the last of the service's own comes 确认信息. */
export function stepAfter(own: readonly StepName[], code: string): StepName | undefined {
  const all = stepsOf(own)
  return all[all.findIndex((step) => step.code === code) + 1]
}
