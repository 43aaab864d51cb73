/** Why a correction of a score is refused (IMP-03). */
export const CORRECTION_REFUSALS = {
  correction_open: { status: 409, text: () => '这条成绩已有一个待复核的更正申请，请等待处理。' },
  correction_listed: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `该考生在「${v.batch}」已同意、尚未发布的名单中，更正后这门课程不再合格，却拦不住毕业证书。请先在「毕业批次」暂停并撤回该名单，再复核更正。`,
  },
  correction_unfit: {
    status: 422,
    text: () =>
      '免考没有分数，不能更正；考试成绩也不能更正为免考。免考有误的，请在审核台撤销那份免考申请的审核决定。',
  },
  correction_same: { status: 422, text: () => '更正后的内容与原成绩相同，无需更正。' },
} as const
