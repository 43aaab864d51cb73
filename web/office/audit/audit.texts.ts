export const auditTexts = {
  product: '考籍管理工作台',
  title: '操作日志',
  lead: '所有变更的前后内容、经办人、时间和原因。日志只能追加，前后相链，任何改动都会被发现。',
  filter: '操作（如 score、import、account）',
  submit: '筛选',
  verify: '校验完整性',
  whole: (entries: number) => `校验通过：共 ${entries} 条，链条完整。`,
  broken: (place: string) => `校验未通过：第 ${place} 条与链条不符，请立即报告安全管理员。`,
  at: '时间',
  actor: '经办人',
  action: '操作',
  subject: '对象',
  change: '内容',
  reason: '原因',
  older: '更早的记录',
  none: '没有符合条件的记录',
} as const

export const actorWords: Record<string, string> = {
  nobody: '未登录',
  candidate: '考生',
  staff: '工作人员',
  system: '系统',
}
