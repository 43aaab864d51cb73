import type { Insertable } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { DB } from '#platform/db/schema.generated.ts'
import { genderOf } from '#rulebook/identity/id-number.ts'
import type { Deps } from '#server/deps.ts'
import { insertAll } from './demonstration.store.ts'
import { createDice, type Dice } from './dice.ts'
import { makeIdNumber, makeName, makePhone } from './made-up-person.ts'
import { makeScores } from './made-up-scores.ts'
import { PERSONAS, type Persona } from './personas.ts'
import type { SeededCatalogue, SeededPlan } from './seed-catalogue.ts'
import { type ScoreWithOwner, seedScores } from './seed-scores.ts'

const ORDINARY = 320

type Row<T extends keyof DB> = Insertable<DB[T]>

interface Collected {
  persons: Row<'persons'>[]
  accounts: Row<'candidate_accounts'>[]
  tickets: Row<'tickets'>[]
  scores: ScoreWithOwner[]
}

/** The personas, and some hundred ordinary candidates around them, with what they have achieved so far. */
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
  await insertAll(tx, 'persons', collected.persons)
  await insertAll(tx, 'candidate_accounts', collected.accounts)
  await insertAll(tx, 'tickets', collected.tickets)
  await seedScores(tx, deps, { catalogue, scores: collected.scores })
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
}

function collect(deps: Deps, dice: Dice, { persona, catalogue, passwordHash, collected }: Collecting): void {
  const { idNumber, phone } = persona
  const id = deps.ids.next()
  const [oldest] = catalogue.sittings
  collected.persons.push({
    id,
    name: persona.name,
    id_type: 'resident_id',
    id_number_cipher: deps.cipher.seal('person.id_number', idNumber),
    id_number_index: deps.cipher.index('person.id_number', idNumber),
    phone_cipher: phone ? deps.cipher.seal('person.phone', phone) : null,
    phone_index: phone ? deps.cipher.index('person.phone', phone) : null,
    gender: genderOf(idNumber) ?? null,
    ethnicity: persona.name.includes('·') ? '维吾尔族' : '汉族',
    registered_on: oldest?.heldFrom ?? '2023-01-01',
  })
  const isActivated = persona.password !== undefined
  collected.accounts.push({
    person_id: id,
    password_hash: isActivated ? passwordHash : null,
    password_set_at: isActivated ? deps.clock.now() : null,
  })
  for (const [place, ticket] of persona.tickets.entries()) {
    const plan = requirePlan(catalogue, ticket.majorCode)
    // The first ticket is the newest; a second one is older and its sittings lie further back.
    const sittings = Math.max(1, catalogue.sittings.length - place * 3 - (isActivated ? 0 : dice.below(3)))
    const ticketId = deps.ids.next()
    collected.tickets.push({
      id: ticketId,
      ticket_no: `${String(10_1000 + collected.tickets.length).slice(0, 6)}${String(240_000 + collected.tickets.length * 7)}`,
      person_id: id,
      school_id: plan.schoolId,
      plan_id: plan.planId,
      registered_on: catalogue.sittings[Math.max(0, 1 - place)]?.heldFrom ?? '2023-01-01',
    })
    const isLatestIncluded = place === 0
    for (const score of makeScores(dice, plan, { progress: ticket.progress, sittings })) {
      const shift = isLatestIncluded ? catalogue.sittings.length - sittings : 0
      const sitting = score.sitting === undefined ? undefined : score.sitting + shift
      const isCorrected = ticket.progress === 'corrected'
      collected.scores.push({ ...score, sitting, personId: id, ticketId, isCorrected })
    }
  }
}

function requirePlan(catalogue: SeededCatalogue, majorCode: string): SeededPlan {
  const plan = catalogue.plans.find((one) => one.majorCode === majorCode)
  if (!plan) throw new Error(`no plan for ${majorCode}`)
  return plan
}
