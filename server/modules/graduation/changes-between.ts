import { isDeepStrictEqual } from 'node:util'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase, DegreeScore } from '#rulebook/degree/degree-case.ts'
import { outcomeWords } from './requirement-words.ts'

interface Audited {
  degreeCase: DegreeCase
  answer: DegreeAnswer
}

/** What is different between the audit of the filing and the audit of today, in words, for the reviewer (REV-03). */
export function changesBetween(before: Audited, after: Audited): string[] {
  return [
    ...scoreChanges(before.degreeCase.record.scores, after.degreeCase.record.scores),
    ...recordChanges(before.degreeCase, after.degreeCase),
    ...metChanges(before.answer, after.answer),
  ]
}

function scoreChanges(before: readonly DegreeScore[], after: readonly DegreeScore[]): string[] {
  const was = new Map(before.map((score) => [score.id, score]))
  const is = new Map(after.map((score) => [score.id, score]))
  return [
    ...after.flatMap((score) => {
      const old = was.get(score.id)
      if (!old) return [`新增成绩：${scoreWords(score)}。`]
      return isDeepStrictEqual(old, score) ? [] : [`成绩有变：${scoreWords(old)} → ${scoreWords(score)}。`]
    }),
    ...before.flatMap((score) => (is.has(score.id) ? [] : [`成绩已不在考籍中：${scoreWords(score)}。`])),
  ]
}

const STATES = { valid: '', transferred_out: '，已转出', void: '，已作废' } as const

function scoreWords({ course, outcome, passedOn, state }: DegreeScore): string {
  return `${course} ${outcomeWords(outcome)}（${formatDate(passedOn)}）${STATES[state]}`
}

const TICKETS = {
  active: '在籍',
  transferring_out: '正在转出',
  transferred_out: '已转出',
  graduated: '已毕业',
  closed: '已注销',
} as const

function recordChanges(before: DegreeCase, after: DegreeCase): string[] {
  const [was, is] = [before.record, after.record]
  return [
    ...(was.ticket === is.ticket ? [] : [`考籍状态：${TICKETS[was.ticket]} → ${TICKETS[is.ticket]}。`]),
    ...(isDeepStrictEqual(was.sanctions, is.sanctions) ? [] : ['处分记录有变。']),
    ...(isDeepStrictEqual(was.diplomas, is.diplomas) ? [] : ['毕业记录有变。']),
    ...(before.graduatesOn === after.graduatesOn
      ? []
      : [`毕业日期：${formatDate(before.graduatesOn)} → ${formatDate(after.graduatesOn)}。`]),
    ...(isDeepStrictEqual(before.plan, after.plan) ? [] : ['考试计划的内容有变。']),
    ...(isDeepStrictEqual(before.substitutions, after.substitutions) ? [] : ['课程顶替规定有变。']),
  ]
}

function metChanges(before: DegreeAnswer, after: DegreeAnswer): string[] {
  const keysOf = ({ met }: DegreeAnswer) => new Set(met.map(({ course }) => course))
  const [was, is] = [keysOf(before), keysOf(after)]
  const lost = [...was].filter((course) => !is.has(course))
  const won = [...is].filter((course) => !was.has(course))
  return [
    ...(lost.length > 0 ? [`不再满足的课程：${lost.join('、')}。`] : []),
    ...(won.length > 0 ? [`新满足的课程：${won.join('、')}。`] : []),
  ]
}
