import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { insertAll, type NewRow } from './demonstration.store.ts'
import { createDice, type Dice } from './dice.ts'
import { collectGraduates } from './graduation/collect-graduates.ts'
import { listNamedPlans } from './graduation/named-plans.store.ts'
import { sampleSanctions } from './graduation/sample-sanctions.ts'
import { makeIdNumber, makeName, makePhone } from './made-up-person.ts'
import { makeScores } from './made-up-scores.ts'
import { personRow, ticketRow } from './person-rows.ts'
import { PERSONAS, type Persona } from './personas.ts'
import type { SeededCatalogue } from './seed-catalogue.ts'
import { type ScoreWithOwner, seedScores } from './seed-scores.ts'
import { findStaffIds } from './seed-staff.ts'
import type { SeededPlan } from './seeded-catalogue.store.ts'
import { DEPARTING_PERSONAS } from './transfers/departing-personas.ts'

const ORDINARY = 320

interface Collected {
  persons: NewRow<'persons'>[]
  accounts: NewRow<'candidate_accounts'>[]
  tickets: NewRow<'tickets'>[]
  scores: ScoreWithOwner[]
}

/** Seeds the personas and some hundred ordinary candidates, with what they have achieved so far. */
export async function seedPeople(
  tx: Tx,
  deps: Deps,
  { catalogue, passwordHash }: { catalogue: SeededCatalogue; passwordHash: string },
) {
  const dice = createDice(20_260_401)
  const collected: Collected = { persons: [], accounts: [], tickets: [], scores: [] }
  for (const persona of PERSONAS) collect(deps, dice, { persona, catalogue, passwordHash, collected })
  for (let order = 0; order < ORDINARY; order += 1) {
    collect(deps, dice, { persona: ordinary(dice, order, catalogue), catalogue, passwordHash, collected })
  }
  const graduates = collectGraduates(deps, {
    catalogue,
    plans: await listNamedPlans(tx),
    passwordHash,
    ticketCount: collected.tickets.length,
  })
  // With dice and numbers of their own: a new one changes nobody else.
  const ownDice = createDice(20_261_128)
  const after = graduates.tickets.length
  for (const persona of DEPARTING_PERSONAS)
    collect(deps, ownDice, { persona, catalogue, passwordHash, collected, after })
  await insertAll(tx, 'persons', [...collected.persons, ...graduates.persons])
  await insertAll(tx, 'candidate_accounts', [...collected.accounts, ...graduates.accounts])
  await insertAll(tx, 'tickets', [...collected.tickets, ...graduates.tickets])
  await insertAll(tx, 'credentials', graduates.credentials)
  await insertAll(tx, 'sanctions', sampleSanctions(deps, graduates.persons, await findStaffIds(tx)))
  await seedScores(tx, deps, { catalogue, scores: [...collected.scores, ...graduates.scores] })
}

function ordinary(dice: Dice, order: number, catalogue: SeededCatalogue): Persona {
  const plan = dice.pick(catalogue.plans)
  return {
    name: makeName(dice),
    story: '',
    idNumber: makeIdNumber(dice, order),
    password: undefined,
    phone: dice.roll() < 0.9 ? makePhone(order) : undefined,
    tickets: [{ majorCode: plan.majorCode, progress: dice.roll() < 0.06 ? 'one_short' : 'some' }],
  }
}

interface Collecting {
  persona: Persona
  catalogue: SeededCatalogue
  passwordHash: string
  collected: Collected
  /** How many 准考证 were numbered elsewhere. */
  after?: number
}

function collect(
  deps: Deps,
  dice: Dice,
  { persona, catalogue, passwordHash, collected, after = 0 }: Collecting,
): void {
  const person = personRow(deps, persona, catalogue)
  const isActivated = persona.password !== undefined
  collected.persons.push(person)
  collected.accounts.push({
    person_id: person.id,
    password_hash: isActivated ? passwordHash : null,
    password_set_at: isActivated ? deps.clock.now() : null,
  })
  for (const [place, { majorCode, progress }] of persona.tickets.entries()) {
    const plan = requirePlan(catalogue, majorCode)
    const ticket = ticketRow(deps, {
      personId: person.id,
      plan,
      catalogue,
      place,
      order: collected.tickets.length + after,
    })
    collected.tickets.push(ticket)
    // The newest sitting is not published whole: who has passed everything has not passed it only there.
    const all = catalogue.sittings.length - (progress === 'all' || progress === 'one_short' ? 1 : 0)
    // The first ticket is the newest; a second one is older, and its sittings lie further back.
    const sittings = Math.max(1, all - place * 3 - (isActivated ? 0 : dice.below(3)))
    const shift = place === 0 ? all - sittings : 0
    for (const score of makeScores(dice, plan, { progress, sittings })) {
      const sitting = score.sitting === undefined ? undefined : score.sitting + shift
      const isCorrected = progress === 'corrected'
      collected.scores.push({ ...score, sitting, personId: person.id, ticketId: ticket.id, isCorrected })
    }
  }
}

function requirePlan(catalogue: SeededCatalogue, majorCode: string): SeededPlan {
  const plan = catalogue.plans.find((one) => one.majorCode === majorCode)
  if (!plan) throw new Error(`no plan for ${majorCode}`)
  return plan
}
