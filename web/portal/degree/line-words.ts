import type { CourseLineView, CourseName } from '#contracts/degree/degree-lines.ts'
import type { Tone } from '#web/ui/status-badge.tsx'
import { degreeTexts, LINE_STATE_WORDS } from './degree.texts.ts'
import { whyTexts as texts } from './why.texts.ts'

/** Says why a line is in its state, sentence by sentence (AUD-04). */
export function whyWords({ why, scores, state }: CourseLineView): string[] {
  const seen = scores.map(texts.score)
  switch (why.code) {
    case 'scored':
      return seen
    case 'exempted':
      return seen.map(texts.exempted)
    case 'substituted':
      return [
        texts.substituted(scores.map(({ course }) => nameOf(course)).join(degreeTexts.between)),
        ...seen,
      ]
    case 'applied':
      return [texts.applied]
    case 'unusable':
      return scores.map(texts.unusable)
    case 'not_own_major':
      return [...seen, texts.notOwnMajor]
    case 'used_elsewhere':
      return [...seen, texts.usedElsewhere(why.course.name)]
    case 'passed_unused':
      return [...seen, texts.passedUnused]
    case 'not_offered':
      return [state === 'spare' ? texts.notNeeded : texts.notOffered]
    case 'not_passed':
      return [state === 'spare' ? texts.notNeeded : texts.notPassed]
    default:
      return why satisfies never
  }
}

/** The word of a state; attempts that were merely not passed are called that. */
export function stateWord({ state, scores }: CourseLineView): string {
  const isNotPassed = scores.length > 0 && scores.every(({ why }) => why === 'failed' || why === 'absent')
  return state === 'unusable' && isNotPassed ? degreeTexts.notPassed : LINE_STATE_WORDS[state]
}

/** 「00015 英语（二）」 */
export function nameOf({ code, name }: CourseName): string {
  return name === code ? code : `${code} ${name}`
}

/** Several courses in one sentence. */
export function namesOf(courses: readonly CourseName[]): string {
  return courses.map(({ name }) => name).join(degreeTexts.between)
}

/** The tone of a state. */
export const LINE_TONES = {
  met: 'approval',
  waiting: 'going',
  unusable: 'refusal',
  missing: 'must',
  spare: 'quiet',
} as const satisfies Record<CourseLineView['state'], Tone>

/** `2027-06` as 「2027 年 6 月」. */
export function monthWords(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return degreeTexts.monthOf(year, number)
}
