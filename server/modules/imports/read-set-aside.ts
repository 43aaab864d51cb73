import type { Tx } from '#platform/db/database.ts'
import { wordsOfProblem } from './import-problems.texts.ts'
import { countProblems } from './report.store.ts'

/** Why rows of an applied batch were set aside, in words, and how many rows each reason has. */
export async function readSetAside(tx: Tx, batchId: string): Promise<{ text: string; rows: number }[]> {
  const counts = await countProblems(tx, batchId)
  return counts.map(({ problem, rows }) => ({ text: wordsOfProblem(problem), rows }))
}
