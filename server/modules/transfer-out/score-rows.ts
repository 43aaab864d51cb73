import type { Section } from '#contracts/filed.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { outcomeWords, SOURCE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { TransferScore } from './transfer-context.ts'

type Table = Extract<Section, { kind: 'table' }>

/** The scores that go, as they are filed; each row is called by the score. */
export function scoreTable(scores: readonly TransferScore[]): Table {
  return {
    kind: 'table',
    key: 'scores',
    title: '转出成绩',
    columns: [
      { key: 'code', label: '课程代码' },
      { key: 'name', label: '课程名称' },
      { key: 'credits', label: '学分' },
      { key: 'score', label: '成绩' },
      { key: 'obtainedOn', label: '合格时间' },
      { key: 'source', label: '来源' },
    ],
    rows: scores.map((score) => ({ key: score.id, cells: cellsOf(score) })),
  }
}

/** What is said of one score. */
export function cellsOf({
  course,
  courseName,
  credits,
  outcome,
  obtainedOn,
  source,
}: TransferScore): string[] {
  return [
    course,
    courseName,
    credits === undefined ? '' : String(credits),
    outcomeWords(outcome),
    formatDate(obtainedOn),
    SOURCE_WORDS[source],
  ]
}
