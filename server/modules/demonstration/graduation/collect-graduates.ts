import type { Deps } from '#server/deps.ts'
import type { NewRow } from '../demonstration.store.ts'
import type { MadeUpScore } from '../made-up-scores.ts'
import { personRow, ticketRow } from '../person-rows.ts'
import type { SeededCatalogue } from '../seed-catalogue.ts'
import type { ScoreWithOwner } from '../seed-scores.ts'
import { GRADUATION_PERSONAS, type GraduationTicket } from './graduation-personas.ts'
import type { NamedPlan } from './named-plans.store.ts'
import { sampleWallet } from './sample-wallet.ts'

/** The rows that the personas of graduation add to those of the others. */
export interface CollectedGraduates {
  persons: (NewRow<'persons'> & { id: string; name: string })[]
  accounts: NewRow<'candidate_accounts'>[]
  tickets: NewRow<'tickets'>[]
  scores: ScoreWithOwner[]
  credentials: NewRow<'credentials'>[]
}

interface Ground {
  catalogue: SeededCatalogue
  /** By school, major and version. */
  plans: ReadonlyMap<string, NamedPlan>
  passwordHash: string
  /** How many 准考证 there are already: the numbers go on from there. */
  ticketCount: number
}

/** Makes the personas of graduation: what each has passed is written in its story, and nothing is left to chance. */
export function collectGraduates(
  deps: Deps,
  { catalogue, plans, passwordHash, ticketCount }: Ground,
): CollectedGraduates {
  const collected: CollectedGraduates = {
    persons: [],
    accounts: [],
    tickets: [],
    scores: [],
    credentials: [],
  }
  for (const persona of GRADUATION_PERSONAS) {
    const person = personRow(deps, { ...persona, phone: '19900001234' }, catalogue)
    collected.persons.push(person)
    collected.accounts.push({
      person_id: person.id,
      password_hash: passwordHash,
      password_set_at: deps.clock.now(),
    })
    for (const [place, ticket] of persona.tickets.entries()) {
      const plan = plans.get(ticket.plan)
      if (!plan) throw new Error(`no plan ${ticket.plan}`)
      const order = ticketCount + collected.tickets.length
      const row = ticketRow(deps, { personId: person.id, plan, catalogue, place, order })
      collected.tickets.push({ ...row, ...(ticket.isGraduated ? { state: 'graduated' } : {}) })
      for (const score of scoresOf(ticket, plans, catalogue.sittings.length))
        collected.scores.push({ ...score, personId: person.id, ticketId: row.id, isCorrected: false })
    }
  }
  return {
    ...collected,
    credentials: sampleWallet(
      deps,
      collected.persons.map(({ id }) => id),
    ),
  }
}

/** Theory in the first sittings, then practice, then the thesis; the newest sitting is not published whole, so none is of it. */
function scoresOf(
  { passed, transferredIn = [] }: GraduationTicket,
  plans: ReadonlyMap<string, NamedPlan>,
  sittings: number,
): MadeUpScore[] {
  const courses = new Map(
    [...plans.values()].flatMap(({ courses: all }) => all.map((one) => [one.code, one])),
  )
  const base = { mark: null, grade: null } as const
  const last = sittings - 2
  const here = passed.map((code, place): MadeUpScore => {
    const mode = courses.get(code)?.mode
    if (mode === 'thesis')
      return {
        ...base,
        courseCode: code,
        sitting: last,
        source: 'practice',
        outcome: 'graded',
        grade: 'good',
      }
    const sitting = mode === 'practice' ? last - 1 : place % Math.max(1, last - 1)
    const source = mode === 'practice' ? 'practice' : 'exam'
    return { ...base, courseCode: code, sitting, source, outcome: 'marked', mark: markOf(code) }
  })
  const elsewhere = transferredIn.map((code): MadeUpScore => {
    const course = courses.get(code)
    const atOrigin = { credits: course?.credits ?? 0, name: course?.name ?? code }
    return {
      ...base,
      courseCode: code,
      sitting: undefined,
      source: 'transfer_in',
      outcome: 'marked',
      mark: markOf(code),
      atOrigin,
    }
  })
  return [...elsewhere, ...here]
}

/** A pass that is the same at every start. */
function markOf(code: string): number {
  return 60 + ((Number(code) * 7) % 36)
}
