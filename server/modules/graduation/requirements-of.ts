import type { DegreeAnswer } from '#rulebook/degree/degree-answer.ts'
import type { DegreeCase } from '#rulebook/degree/degree-case.ts'
import type { CourseLine, DegreeLine, GroupLine } from '#rulebook/progress/degree-line.ts'
import type { RequirementLine, Requirements } from './graduation-audit.ts'
import {
  blockWords,
  groupWords,
  MODE_WORDS,
  outcomeWords,
  scoresIn,
  type WordsContext,
  whyWords,
} from './requirement-words.ts'

type Group = Requirements['groups'][number]

interface Explained {
  degreeCase: DegreeCase
  answer: DegreeAnswer
  lines: readonly DegreeLine[]
  words: WordsContext
}

/** GRA-02: the lines of an audit as the groups that 登记成绩 shows, in words. */
export function requirementsOf(
  explained: Explained,
): Pick<Requirements, 'verdict' | 'blocks' | 'counted' | 'groups' | 'reasons'> {
  const { degreeCase, answer, lines } = explained
  const { minCourses, minCredits } = degreeCase.plan
  return {
    verdict: answer.verdict,
    blocks: lines.flatMap((line) => (line.kind === 'block' ? [blockWords(line)] : [])),
    counted: { courses: answer.courses, minCourses, credits: answer.credits, minCredits },
    groups: groupsOf(explained),
    reasons: reasonsOf(explained),
  }
}

/** A group begins with each choice, with what is required one by one after it, and with 加考. */
function groupsOf(explained: Explained): Group[] {
  const groups: OpenGroup[] = []
  for (const line of explained.lines) {
    if (line.kind === 'block' || line.kind === 'count') continue
    const last = groups.at(-1)
    if (line.kind === 'group') {
      const choice = { title: titleOf(line), asks: groupWords(line), isMet: line.state === 'met' }
      groups.push({ ...choice, isChoice: true, part: line.part, lines: [] })
      continue
    }
    const isNew = last?.part !== line.part || (last.isChoice && line.depth === 0)
    const group = isNew || !last ? plainGroup(line.part) : last
    if (group !== last) groups.push(group)
    group.lines.push(lineOf(line, explained))
    group.isMet &&= group.isChoice || line.state === 'met'
  }
  return groups.map(({ isChoice: _, part: __, ...group }, place) => ({ key: `group${place + 1}`, ...group }))
}

type OpenGroup = Omit<Group, 'key'> & { isChoice: boolean; part: CourseLine['part'] }

function plainGroup(part: CourseLine['part']): OpenGroup {
  return { title: part === 'plan' ? '必考课程' : '加考课程', isMet: true, lines: [], isChoice: false, part }
}

function titleOf({ part, depth }: GroupLine): string {
  if (depth > 1) return '其中一组'
  return part === 'plan' ? '选考课程' : '加考课程（选考）'
}

const STATES = {
  met: 'met',
  spare: 'unneeded',
  unusable: 'unusable',
  waiting: 'missing',
  missing: 'missing',
} as const satisfies Record<CourseLine['state'], RequirementLine['state']>

function lineOf(line: CourseLine, { words }: Explained): RequirementLine {
  const score = scoresIn(line.why)
    .flatMap((id) => words.scoreOf(id) ?? [])
    .at(0)
  return {
    course: line.course,
    name: words.nameOf(line.course),
    credits: line.credits,
    mode: MODE_WORDS[line.mode],
    state: STATES[line.state],
    ...(score ? { score: outcomeWords(score.outcome), obtainedOn: score.passedOn, scoreId: score.id } : {}),
    why: whyWords(line, words),
    needsExplanation: line.isOnPath,
  }
}

function reasonsOf({ degreeCase, answer, words }: Explained): string[] {
  const { fewest, path, verdict } = answer
  const { minCourses, minCredits } = degreeCase.plan
  const has = `已满足 ${answer.courses} 门（至少 ${minCourses} 门）、${answer.credits} 学分（至少 ${minCredits} 学分）。`
  const names = path.map((course) => `「${course} ${words.nameOf(course)}」`).join('、')
  switch (verdict) {
    case 'qualifies':
      return ['按考试计划审核，已达到毕业条件。', has]
    case 'short':
    case 'blocked':
      if (fewest === 0) return [has]
      return fewest === null
        ? ['按考试计划现有的课程无法达到毕业条件，请咨询主考学校。', has]
        : [`按考试计划审核，至少还差 ${fewest} 门合格成绩，例如${names}。`, has]
    case 'situation_needed':
      return ['该专业有加考要求，请选择自己符合的情况。', has]
    case 'undetermined':
      return ['该考籍情况复杂，系统未能在限定步数内得出结论，由审核人员判定。', has]
    case 'invalid':
      return ['考试计划的数据有误，暂时不能审核，系统已记录，请联系考籍科。']
    default:
      return verdict satisfies never
  }
}
