import { wizardTexts as texts } from './wizard.texts.ts'

/** A step as the frame names it: its word in the address and its title. */
export interface StepName {
  code: string
  title: string
}

/** 确认信息, the frame's own step and the last one of every service. */
export const CONFIRM = 'confirm'

/** The steps of a service without those that a draft does not need; the first one is always needed. */
export function neededSteps(
  [first, ...others]: readonly [StepName, ...StepName[]],
  skipped: readonly string[],
): readonly [StepName, ...StepName[]] {
  return [first, ...others.filter(({ code }) => !skipped.includes(code))]
}

/** Lists all steps of a draft, 确认信息 included. */
export function stepsOf(own: readonly StepName[]): readonly StepName[] {
  return [...own, { code: CONFIRM, title: texts.confirm }]
}

/** Finds the previous step; undefined for the first step. */
export function stepBefore(own: readonly StepName[], code: string): StepName | undefined {
  const all = stepsOf(own)
  return all[all.findIndex((step) => step.code === code) - 1]
}

/** Finds the next step; 确认信息 follows the service's last own step. */
export function stepAfter(own: readonly StepName[], code: string): StepName | undefined {
  const all = stepsOf(own)
  return all[all.findIndex((step) => step.code === code) + 1]
}
