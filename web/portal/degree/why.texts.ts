import type { LineScore } from '#contracts/degree/degree-lines.ts'
import { outcomeWords, SOURCE_WORDS } from '#rulebook/scores/score.texts.ts'

/** Why a score does not count. */
const UNUSABLE_WORDS: Readonly<Record<string, string>> = {
  void: '成绩已作废',
  transferred_out: '成绩已转出',
  failed: '没有及格',
  violation: '成绩无效',
  future: '日期还没有到',
  name_differs: '课程名称与本市计划不一致，不能认定',
  credits_differ: '学分与本市计划不一致，不能认定',
  transfer_too_recent: '转入的时间还不够长，到这批毕业时不能用',
}

const SOURCES: Readonly<Record<string, string>> = SOURCE_WORDS

export const whyTexts = {
  score: (score: LineScore) =>
    [
      score.isAssumed
        ? '假设已合格'
        : `${score.passedOn.slice(0, 4)}年${Number(score.passedOn.slice(5, 7))}月`,
      score.isAssumed ? '' : (SOURCES[score.source] ?? score.source),
      score.isAssumed ? '' : outcomeWords(score.outcome),
      score.ticketNo === undefined ? '' : `（准考证号 ${score.ticketNo}）`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  exempted: (when: string) => `已免考，${when}`,
  substituted: (old: string) => `由 ${old} 顶替`,
  applied: '已申请免考或补登，正在审核，结果出来前不用重复申请',
  unusable: (score: LineScore) =>
    score.why === 'absent'
      ? whyTexts.score(score)
      : `${whyTexts.score(score)}：${UNUSABLE_WORDS[score.why ?? ''] ?? '不能使用'}`,
  notOwnMajor: '已经合格，但这门课程必须是本专业、本主考学校的成绩',
  usedElsewhere: (course: string) => `这个成绩已经用在「${course}」上，一个成绩只能用一次`,
  passedUnused: '已经合格，但在本市通过的课程还不够，这门不能算在内',
  notOffered: '这门课程已经停考，请看有没有可以顶替的成绩',
  notPassed: '还没有合格的成绩',
  notNeeded: '选考已经够了，可以不考',
} as const
