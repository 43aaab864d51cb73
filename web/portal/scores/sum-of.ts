import type { ScoreView } from '#contracts/scores.ts'

/** Counts the courses that were passed, each once however often, and their credits (SCO-02). */
export function sumOf(scores: readonly ScoreView[]): { courses: number; credits: number } {
  const passed = scores.filter((score) => score.passed && score.state === 'valid')
  const credits = new Map(passed.map((score) => [score.courseCode, score.credits ?? 0]))
  return { courses: credits.size, credits: [...credits.values()].reduce((sum, one) => sum + one, 0) }
}
