import { formatDate } from '#rulebook/beijing-time.ts'
import type { Block, UnusableWhy } from '#rulebook/degree/degree-answer.ts'
import type { CourseMode, DegreeOutcome, DegreeScore } from '#rulebook/degree/degree-case.ts'
import type { BlockLine, CourseLine, GroupLine, LineWhy } from '#rulebook/progress/degree-line.ts'
import { GRADE_WORDS } from '#rulebook/scores/score.texts.ts'

/** What the words need to know about a case: courses, scores and rules by their ids. */
export interface WordsContext {
  nameOf(course: string): string
  scoreOf(id: string): DegreeScore | undefined
  /** The source of a substitution. */
  ruleWords(id: string): string | undefined
  transferMonths: number
}

export const MODE_WORDS: Readonly<Record<CourseMode, string>> = {
  written: '笔试',
  practice: '实践',
  thesis: '论文',
}

/** 「86 分」, 「优秀」, 「免考」. */
export function outcomeWords(outcome: DegreeOutcome): string {
  if ('mark' in outcome) return `${outcome.mark} 分`
  if ('grade' in outcome) return GRADE_WORDS[outcome.grade]
  if ('exempted' in outcome) return '免考'
  return 'absent' in outcome ? '缺考' : '违纪'
}

/** What blocks a diploma whatever the scores are, with what to do. */
export function blockWords({ block, until }: Pick<BlockLine, 'block' | 'until'>): string {
  const words: Readonly<Record<Block, string>> = {
    plan_not_valid: '所选的考试计划版本现在不能办理毕业，请选择有效的版本或咨询主考学校。',
    ticket_state: '准考证不是在籍状态（正在转出、已转出、已毕业或已注销），不能申请毕业。',
    sanction: `处分未到期${until ? `（至 ${formatDate(until)}）` : ''}，毕业日期须在处分期满以后。`,
    already_graduated: '您已取得该专业同一层次的毕业证书，不能重复申请。',
    prior_qualification: '专升本毕业须有国家承认的专科及以上学历，请在「前置学历」一步提供凭证。',
  }
  return words[block]
}

/** What a group asks for: 「任选至少 3 门，合计至少 14 学分」. */
export function groupWords({ needs, has, members }: GroupLine): string {
  const asked =
    needs.members >= members && needs.credits === 0
      ? `${members} 项全部满足`
      : [
          `${members} 项中至少满足 ${needs.members} 项`,
          ...(needs.credits > 0 ? [`合计至少 ${needs.credits} 学分`] : []),
        ].join('，')
  return `${asked}；现有 ${has.members} 项${needs.credits > 0 ? `、${has.credits} 学分` : ''}`
}

/** Why a course is in its state (AUD-04). */
export function whyWords(line: CourseLine, context: WordsContext): string {
  const { why } = line
  if (line.state === 'spare') return '本组要求已满足，这门课程可以不考。'
  switch (why.code) {
    case 'scored':
      return `以${scoresWords(why.scores, context)}满足。`
    case 'exempted':
      return '已免考。'
    case 'substituted':
      return `以${scoresWords(why.scores, context)}顶替${sourceWords(context.ruleWords(why.rule))}。`
    case 'applied':
      return '已申请免考或补登，等待审核结果。'
    case 'unusable':
      return why.scores.map(({ score, why: reason }) => unusableWords(score, reason, context)).join('')
    case 'not_own_major':
      return `${scoresWords(why.scores, context)}不是在本专业、本主考学校取得的，实践课程和论文须在本专业取得。`
    case 'used_elsewhere':
      return `${scoresWords(why.scores, context)}已用于「${context.nameOf(why.course)}」，一个成绩只能使用一次。`
    case 'passed_unused':
      return `${scoresWords(why.scores, context)}未被使用：还需要在上海取得更多合格课程。`
    case 'not_offered':
      return '该课程已停考，没有可用的成绩，请咨询主考学校。'
    case 'not_passed':
      return '没有合格成绩。'
    default:
      return why satisfies never
  }
}

/** The scores that stand behind a line. */
export function scoresIn(why: LineWhy): readonly string[] {
  if (why.code === 'unusable') return why.scores.map(({ score }) => score)
  return 'scores' in why ? why.scores : []
}

function scoresWords(ids: readonly string[], context: WordsContext): string {
  const scores = ids.flatMap((id) => context.scoreOf(id) ?? [])
  return scores
    .map(
      ({ course, outcome, passedOn }) =>
        `「${context.nameOf(course)}」${outcomeWords(outcome)}（${formatDate(passedOn)}）`,
    )
    .join('、')
}

function sourceWords(words: string | undefined): string {
  return words === undefined ? '' : `（依据：${words}）`
}

function unusableWords(id: string, why: UnusableWhy, context: WordsContext): string {
  const score = context.scoreOf(id)
  const which = score ? `${outcomeWords(score.outcome)}（${formatDate(score.passedOn)}）` : '该成绩'
  const words: Readonly<Record<UnusableWhy, string>> = {
    void: '已作废',
    transferred_out: '已转出',
    failed: '不合格',
    absent: '缺考',
    violation: '因违纪无效',
    future: '取得日期晚于审核日期',
    name_differs: '转入时课程名称与本市计划不一致',
    credits_differ: '转入时学分与本市计划不一致',
    transfer_too_recent: `转入未满 ${context.transferMonths} 个月`,
  }
  return `${which}：${words[why]}，不能使用。`
}
