/** How a change is told, in the trail and in what is exported of it (TRL-01). */
export const changeWords = {
  and: '、',
  change: '变更内容',
  changed: (name: string, before: string, after: string) => `${name}：${before} → ${after}`,
  was: (name: string, before: string) => `${name}：原为 ${before}`,
  stated: (name: string, value: string) => `${name}：${value}`,
  yes: '是',
  no: '否',
  empty: '（空）',
} as const
