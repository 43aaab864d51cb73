import type { ConfirmationNotice } from '#contracts/transfers/transfer-in.ts'
import { outcomeOf, type PersonScore } from '#modules/scores/public.ts'
import { isPassed, type ScoreState } from '#rulebook/scores/score.ts'
import { wordsOfNotRecognised } from '#rulebook/transfer-in/recognition.texts.ts'
import type { ArrivalStepKind, ArrivalStepRow } from '../arrival-step.store.ts'
import type { NoticeRow } from '../confirmation/notice.store.ts'
import type { JudgedCourse } from '../courses/judge-courses.ts'

/** Shows the courses, each with why it is not recognised, and what the candidate has of it already. */
export function viewCourses(courses: readonly JudgedCourse[], scores: readonly PersonScore[]) {
  return courses.map(({ here, why, ...course }) => {
    const existing = scores.find(
      (score) =>
        score.course_code === course.code &&
        score.source !== 'transfer_in' &&
        isPassed({ outcome: outcomeOf(score), state: score.state as ScoreState }),
    )
    return {
      ...course,
      ...(why === undefined ? {} : { whyNot: wordsOfNotRecognised(why, course, here) }),
      ...(existing === undefined ? {} : { alreadyHere: outcomeOf(existing) }),
    }
  })
}

/** What a step is called at the desk. */
const STEP_WORDS: Readonly<Record<ArrivalStepKind, string>> = {
  arrived: '转入档案到达',
  corrected: '转出省更正了档案',
  matched: '与考生对上',
  unmatched: '改为待匹配',
  passed: '初审通过',
  approved: '审核通过',
  rejected: '审核未通过',
  confirmed: '已确认，成绩转入',
  returned: '退回转出省',
  expired: '逾期未确认，退回转出省',
  replaced: '被更正后的档案代替',
  undone: '原结果已撤销',
}

/** What the candidate reads instead. */
const OWN_WORDS: Readonly<Partial<Record<ArrivalStepKind, string>>> = { matched: '确认为您的档案' }

/** What a step is called at the desk. */
export function wordsOfStep(kind: ArrivalStepKind): string {
  return STEP_WORDS[kind]
}

/** Shows the steps to the desk or to the owner: who by role, never by name. The note of a decision is for the candidate, too. */
export function viewSteps(
  steps: readonly ArrivalStepRow[],
  { chain, reader }: { chain: readonly string[] | null; reader: 'desk' | 'owner' },
) {
  return steps.map((step) => ({
    what: (reader === 'owner' ? OWN_WORDS[step.kind] : undefined) ?? STEP_WORDS[step.kind],
    who: whoOf(step, chain),
    at: step.at.toISOString(),
    reasons: step.reasons.map(({ words, remedy }) => ({ words, remedy })),
    ...(step.note ? { note: step.note } : {}),
  }))
}

function whoOf({ staff_id, person_id, level }: ArrivalStepRow, chain: readonly string[] | null): string {
  if (person_id) return '考生本人'
  if (!staff_id) return '系统'
  if (level === null) return '工作人员'
  return chain?.[level - 1] === 'authority' ? '市教育考试院' : '主考学校'
}

/** Shows when and where. */
export function viewNotice(notice: NoticeRow | undefined): { notice?: ConfirmationNotice } {
  if (!notice) return {}
  return {
    notice: {
      mode: notice.mode,
      opensAt: notice.opens_at.toISOString(),
      closesAt: notice.closes_at.toISOString(),
      ...(notice.place ? { place: notice.place } : {}),
      words: notice.words,
    },
  }
}
