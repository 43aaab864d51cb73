import type { ScoreDoubtView } from '#contracts/office/score-doubts.ts'

const kinds = { missing: '没有成绩', wrong: '成绩有误', other: '其他' } as const

export const doubtTexts = {
  title: '成绩疑问',
  open: (count: number) => `待答复的成绩疑问（${count}）`,
  candidate: '考生',
  course: '课程',
  kind: '疑问',
  explanation: '考生说明',
  askedAt: '提出时间',
  acts: '操作',
  kindOf: (kind: ScoreDoubtView['kind']) => kinds[kind],
  answer: '答复',
  settled: '已处理',
  refused: '核查无误',
  outcome: '处理结果',
  words: '给考生的答复',
  lead: '成绩确实有误的，请另行申请更正，由另一人复核；答复本身不改变成绩。',
  answerOf: (name: string) => `答复 ${name} 的成绩疑问`,
} as const
