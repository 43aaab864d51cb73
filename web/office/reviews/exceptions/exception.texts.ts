import type { ExceptionView } from '#contracts/office/exceptions.ts'

const states = {
  requested: '等待另一位同事同意',
  agreed: '已同意例外通过',
  refused: '未同意例外通过',
} as const

export const exceptionTexts = {
  lack: '不符合规定，不能直接通过。',
  ask: '申请例外通过',
  askLead: '例外只适用于现在所缺的这些内容，须由另一位同事同意后才能通过，理由和双方姓名都会记录在案。',
  reason: '理由',
  agree: '同意例外通过',
  refuse: '不同意例外通过',
  note: '说明（可不填）',
  stateOf: ({ state, by, reason, second, note }: ExceptionView) =>
    `${by} 申请例外：${reason}。${states[state]}${second ? `（${second}）` : ''}${note ? `：${note}` : '。'}`,
} as const
