import type { Column } from '#platform/sections/columns.ts'

const LONGEST = 40

/** The rounds of 申请毕业 that belong to a batch, as in windows.csv, separated by 「；」. */
export function roundsColumn([key, title]: readonly [string, string]): Column {
  return {
    key,
    title,
    isOptional: false,
    read(text) {
      const rounds = text
        .split(/[;；]/)
        .map((round) => round.trim())
        .filter((round) => round !== '')
      if (rounds.length === 0) return { fault: '请填写 windows.csv 里申请毕业的批次，用 ；隔开。' }
      if (rounds.some((round) => round.length > LONGEST)) return { fault: `每个批次最多 ${LONGEST} 字。` }
      if (new Set(rounds).size < rounds.length) return { fault: '同一个批次写了两次。' }
      return { value: rounds.toSorted() }
    },
    write: (value) => (Array.isArray(value) ? value.map(String).join('；') : String(value)),
  }
}
