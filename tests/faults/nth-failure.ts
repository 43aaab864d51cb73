import { expect } from 'vitest'
import { disagreements } from '#tests/support/agreement.ts'
import type { FaultKind, Faults } from '#tests/support/faults.ts'
import type { TestApplication } from '#tests/support/test-application.ts'

export interface UseCase<Subject> {
  /** Everything up to the request: made anew whenever the one before was used up. */
  prepare(): Promise<Subject>
  act(subject: Subject): Promise<{ status: number; text: string }>
  /** Which answers are right when it is asked again for what was done already, unknown to whoever asked. */
  again: readonly number[]
  /** Tables that a second request may add to, because it is a second one by its nature: a second session. */
  adds?: readonly string[]
}

const TABLES = [
  ...['applications', 'application_steps', 'application_revisions', 'filed_credentials', 'filings', 'drafts'],
  ...['review_claims', 'undo_requests', 'scores', 'score_corrections', 'messages', 'audit_entries'],
  ...['audit_chains', 'credentials', 'evidence_images', 'import_batches', 'import_rows', 'publications'],
  ...[
    'sound_row_blocks',
    'sound_runs',
    'sound_courses',
    'sound_results',
    'publication_batches',
    'candidate_accounts',
    'sessions',
    'persons',
    'person_corrections',
    'tickets',
    'sms_outbox',
  ],
]

/**
 * The same request again and again, of which the first, the second, the third… call to PostgreSQL fails, until one
 * passes untouched. After each: nothing half done, the tables agree, and asking again does it once and not twice.
 */
export async function failEachCall<Subject>(
  { application, faults }: { application: TestApplication; faults: Faults },
  useCase: UseCase<Subject>,
  kind: FaultKind,
): Promise<number> {
  let subject = await useCase.prepare()
  let before = await stampOf(application)
  for (let call = 1; ; call += 1) {
    faults.arm({ call, kind })
    const reply = await useCase.act(subject)
    const { isMet, statement } = faults.disarm()
    const at = `${kind} at call ${call}: ${statement.slice(0, 120)}`
    expect([at, reply.status, reply.text]).toEqual([
      at,
      isMet ? (kind === 'error' ? 500 : 503) : 200,
      reply.text,
    ])
    const after = await stampOf(application)
    if (isSame(before, after)) continue
    expect([at, await disagreements(application.owner)]).toEqual([at, []])
    if (!isMet) return call - 1
    // Done, but whoever asked does not know it: only a lost answer to a commit may lead here.
    expect([at, kind]).toEqual([at, 'lost'])
    // The news of what was done is under way to this node's memory.
    await application.deps.bus.caughtUp()
    const again = await useCase.act(subject)
    expect([at, useCase.again.includes(again.status), again.text]).toEqual([at, true, again.text])
    const end = await stampOf(application)
    for (const table of useCase.adds ?? []) end.set(table, after.get(table) ?? '')
    expect([at, Object.fromEntries(end)]).toEqual([at, Object.fromEntries(after)])
    subject = await useCase.prepare()
    before = await stampOf(application)
  }
}

/**
 * Changes with every row that is added, changed or removed by a transaction that was committed. When a session was last
 * used is noted in the background, at a moment of its own: it is no part of what the request does.
 */
async function stampOf({ owner }: TestApplication): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; stamp: string }>(
    TABLES.map((name) => {
      const mark =
        name === 'sessions'
          ? "hashtextextended((to_jsonb(sessions) - 'seen_at')::text, 0)"
          : 'xmin::text::bigint'
      return `select '${name}' as name, count(*) || ' ' || coalesce(sum(${mark}), 0) as stamp from ${name}`
    }).join(' union all '),
  )
  return new Map(rows.map(({ name, stamp }) => [name, stamp]))
}

function isSame(before: Map<string, string>, after: Map<string, string>): boolean {
  return TABLES.every((name) => before.get(name) === after.get(name))
}
