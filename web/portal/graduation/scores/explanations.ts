import type { GraduationForm } from '#contracts/forms/graduation.ts'
import { graduationTexts } from '../graduation.texts.ts'
import type { RequirementLine, Requirements } from './use-requirements.ts'

const { scores: texts } = graduationTexts

/** Whether an explanation can be given: there is no score that counts, and one would be needed (GRA-04). */
export function isOpen({ state }: RequirementLine): boolean {
  return state === 'missing' || state === 'unusable'
}

export function linesOf({ groups }: Pick<Requirements, 'groups'>): RequirementLine[] {
  return groups.flatMap(({ lines }) => lines)
}

export function explanationOf(form: GraduationForm, course: string): string {
  return form.explanations.find((one) => one.course === course)?.text ?? ''
}

/** The form with that explanation; an empty one is taken out. */
export function withExplanation(
  form: GraduationForm,
  { course, text }: { course: string; text: string },
): GraduationForm {
  const others = form.explanations.filter((one) => one.course !== course)
  const explanations = text.trim() === '' ? others : [...others, { course, text }]
  return { ...form, explanations }
}

/** The courses that need an explanation and have none. */
export function unexplained(requirements: Requirements, form: GraduationForm): string[] {
  return linesOf(requirements)
    .filter((line) => isOpen(line) && line.needsExplanation && explanationOf(form, line.course).trim() === '')
    .map(({ course }) => course)
}

/** Whether the plan has a thesis, whose title the paper form prints. */
export function hasThesis(requirements: Requirements): boolean {
  return linesOf(requirements).some(({ mode }) => mode === texts.thesisMode)
}
