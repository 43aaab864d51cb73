/** The states of a batch, and the state to which each act leads. Every other act is refused. */
export const IMPORT_LIFECYCLE = {
  uploaded: { check: 'checking', discard: 'discarded' },
  checking: { finish: 'checked', ask: 'unassigned', fail: 'unreadable', discard: 'discarded' },
  unassigned: { assign: 'uploaded', discard: 'discarded', expire: 'unreadable' },
  checked: { apply: 'applying', discard: 'discarded', compare: 'compared', expire: 'discarded' },
  unreadable: { discard: 'discarded' },
  applying: { complete: 'applied', fail: 'checked' },
  applied: { roll_back: 'rolling_back' },
  rolling_back: { complete: 'rolled_back', fail: 'applied' },
  rolled_back: {},
  discarded: {},
  compared: {},
} as const

export type ImportState = keyof typeof IMPORT_LIFECYCLE

/** What each state is called in a refusal. */
export const IMPORT_STATE_WORDS: Record<ImportState, string> = {
  uploaded: '等待检查',
  checking: '检查中',
  checked: '已检查',
  unassigned: '待指定列',
  unreadable: '无法读取',
  applying: '入库中',
  applied: '已入库',
  rolling_back: '回滚中',
  rolled_back: '已回滚',
  discarded: '已放弃',
  compared: '已比对',
}
