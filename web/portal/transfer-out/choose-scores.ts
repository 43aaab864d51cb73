import type { TransferableScore } from './transfer-out-wizard.ts'

/** Ticks a score together with the theory that it needs, or unticks it together with its practice part. */
export function toggleScore(
  chosen: readonly string[],
  { id, scores }: { id: string; scores: readonly TransferableScore[] },
): string[] {
  const may = scores.filter(({ why }) => why === undefined)
  const one = may.find((score) => score.id === id)
  if (one === undefined) return chosen.filter((other) => other !== id)
  const isChosen = chosen.includes(id)
  const bound = may.filter((other) => (isChosen ? other.theory === one.course : other.course === one.theory))
  const moved = new Set([id, ...bound.map((other) => other.id)])
  return may
    .map((other) => other.id)
    .filter((other) => (moved.has(other) ? !isChosen : chosen.includes(other)))
}
