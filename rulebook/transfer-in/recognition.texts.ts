import type { CourseAtOrigin, CourseHere, NotRecognised } from './recognise-courses.ts'

/** Says in words why a course is not recognised, with both sides (TRI-01). */
export function wordsOfNotRecognised(
  why: NotRecognised,
  course: CourseAtOrigin,
  here: CourseHere | undefined,
): string {
  switch (why) {
    case 'unknown_code':
      return `本市没有代码为 ${course.code} 的课程。`
    case 'name_differs':
      return `课程名称不一致：转出省为「${course.name}」，本市为「${here?.name ?? ''}」。`
    case 'credits_differ':
      return `学分不一致：转出省 ${course.credits} 学分，本市 ${creditWords(here)} 学分。`
    case 'twice':
      return '同一课程有两条成绩，较高的一条计入。'
    case 'failed':
      return '成绩不合格。'
    case 'absent':
      return '缺考。'
    case 'violation':
      return '违纪。'
    case 'future':
      return '合格时间晚于今天。'
    case 'void':
      return '成绩已作废。'
    case 'transferred_out':
      return '成绩已转出。'
    case 'transfer_too_recent':
      return '转入的时间还不够长。'
    default:
      return why satisfies never
  }
}

/** Versions of a plan may give a course different credits. */
function creditWords(here: CourseHere | undefined): string {
  const credits = [...new Set(here?.credits)]
  return credits.length === 0 ? '0' : credits.join(' 或 ')
}
