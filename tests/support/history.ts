import type pg from 'pg'

interface Step {
  seq: number
  kind: string
  revision: number
  level: number | null
  undoes_seq: number | null
  to_level: number | null
  at: string
  amend_until: string | null
}

interface Told {
  id: string
  state: string
  level: number
  levels: number
  revision: number
  steps: Step[]
}

interface Stand {
  state: string
  level: number
  revision: number
  /** The decisions in force, the newest last. */
  standing: Step[]
  /** Until when the application is with its candidate. */
  until?: number
  isResting?: boolean
}

/**
 * Finds every application whose steps are not a path of APP-03 to its state. The rules are written here a second time
 * on purpose: the product's lifecycle cannot check itself.
 */
export async function illegalHistories(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<Told>(
    `select a.id, a.state, a.level, cardinality(a.chain) as levels, a.revision,
       (select json_agg(json_build_object('seq', s.seq, 'kind', s.kind, 'revision', s.revision, 'level', s.level,
          'undoes_seq', s.undoes_seq,
          'to_level', s.to_level, 'at', s.at, 'amend_until', s.amend_until) order by s.seq)
        from application_steps s where s.application_id = a.id) as steps
     from applications a`,
  )
  return rows.flatMap((told) => {
    const why = faultOf(told)
    return why === undefined ? [] : [`${told.id}: ${told.steps.map(({ kind }) => kind).join()}: ${why}`]
  })
}

function faultOf({ steps, levels, ...end }: Told): string | undefined {
  let stand: Stand = { state: 'nothing', level: 0, revision: 0, standing: [] }
  for (const step of steps) {
    const next = after(stand, step, levels)
    if (!next) return `${step.kind} cannot follow ${stand.state} at level ${stand.level}`
    stand = next
  }
  if (stand.state !== end.state) return `stands as ${end.state}, not as ${stand.state}`
  if (stand.revision !== end.revision) return `stands at revision ${end.revision}, not ${stand.revision}`
  const isOpen = ['pending', 'in_review', 'amending'].includes(stand.state)
  return isOpen && stand.level !== end.level ? `waits at level ${end.level}, not ${stand.level}` : undefined
}

function after(stand: Stand, step: Step, levels: number): Stand | undefined {
  // Every step except a rest ends a rest.
  if (step.level === null) return afterOwner({ ...stand, isResting: false }, step)
  if (step.level !== stand.level || step.revision !== stand.revision || !isLevelsTurn(stand, step))
    return undefined
  if (step.kind === 'held') return { ...stand, isResting: true }
  if (step.kind === 'released') return stand.isResting ? { ...stand, isResting: false } : undefined
  return afterLevel({ ...stand, isResting: false }, step, levels)
}

function isLevelsTurn({ state, until = 0 }: Stand, step: Step): boolean {
  return (
    state === 'pending' || state === 'in_review' || (state === 'amending' && Date.parse(step.at) >= until)
  )
}

/** Handles the steps of a level that are not decisions: 退回 and 补正. */
function afterLevel(stand: Stand, step: Step, levels: number): Stand | undefined {
  if (step.kind === 'returned') {
    const level = step.to_level ?? 0
    if (level < 1 || level >= stand.level) return undefined
    return { ...waiting(level), revision: stand.revision, standing: [] }
  }
  if (step.kind === 'amendment_asked')
    return { ...stand, state: 'amending', until: Date.parse(step.amend_until ?? ''), standing: [] }
  return afterDecision(stand, step, levels)
}

const waiting = (level: number) => ({ state: level === 1 ? 'pending' : 'in_review', level })

function afterOwner(stand: Stand, step: Step): Stand | undefined {
  const revision = stand.revision + 1
  const begins = { filed: 'nothing', modified: 'pending', refiled: 'rejected' }[step.kind]
  if (begins !== undefined) {
    const isNext = stand.state === begins && step.revision === revision
    return isNext ? { state: 'pending', level: 1, revision, standing: [] } : undefined
  }
  if (step.kind === 'amended') {
    const isInTime = stand.state === 'amending' && Date.parse(step.at) < (stand.until ?? 0)
    return isInTime && step.revision === revision
      ? { ...waiting(stand.level), revision, standing: [] }
      : undefined
  }
  if (step.kind === 'undone') return undone(stand, step)
  return step.kind === 'withdrawn' && stand.state === 'pending' ? { ...stand, state: 'withdrawn' } : undefined
}

function afterDecision(stand: Stand, step: Step, levels: number): Stand | undefined {
  const decided = { ...stand, standing: [...stand.standing, step] }
  const isLast = stand.level === levels
  if (step.kind === 'rejected') return { ...decided, state: 'rejected' }
  if (step.kind === 'approved') return isLast ? { ...decided, state: 'approved' } : undefined
  return isLast ? undefined : { ...decided, state: 'in_review', level: stand.level + 1 }
}

function undone(stand: Stand, step: Step): Stand | undefined {
  const last = stand.standing.at(-1)
  if (!last || last.seq !== step.undoes_seq || stand.state === 'withdrawn') return undefined
  const level = last.level ?? 0
  return {
    ...stand,
    state: level === 1 ? 'pending' : 'in_review',
    level,
    standing: stand.standing.slice(0, -1),
  }
}
