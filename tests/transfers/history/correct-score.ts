import { heard, type Past } from './past.ts'

/** Two people correct a score that was there before, to another mark than it has. */
export async function correct(past: Past, { pick, mark }: { pick: number; mark: number }): Promise<void> {
  const { bringer, supervisor } = past.ground.crew
  const body = {
    personId: past.candidate.personId,
    scoreId: past.scores[pick % past.scores.length],
    newOutcome: { kind: 'marked', mark },
    reason: '登分错误',
  }
  const asked = heard(past, 'correct', await bringer.call('POST', '/api/office/corrections', { body }))
  if (asked.status !== 200) return
  const path = `/api/office/corrections/${asked.body.id}/decision`
  heard(past, 'corrected', await supervisor.call('POST', path, { body: { decision: 'approve' } }))
}
