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
  /** A field whose empty list says more than that it is empty: of contact data, nothing was left on record. */
  emptyOf: { fields: '（全部清空）' } as Readonly<Record<string, string>>,
} as const
