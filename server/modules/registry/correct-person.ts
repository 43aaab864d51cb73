import { Refusal, requireFound } from '#kernel/refusal.ts'
import { revokePapers } from '#modules/paper-proofs/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { violatedUnique } from '#platform/db/database-faults.ts'
import { idNumberIndex, idNumberIndexes } from '#platform/secrets/number-index.ts'
import type { Adapters } from '#server/deps.ts'
import {
  endCorrection,
  findHolder,
  insertCorrection,
  listCorrections,
  setIdNumber,
  setName,
  setPhoto,
} from './correction.store.ts'
import { findPerson, type PersonRow } from './person.store.ts'
import { isSameValue, type PersonDatum, type PersonValue, type Replaced } from './person-value.ts'
import { standingPhotos } from './photos-of-batches.ts'
import { openValue, sealValue } from './sealed-value.ts'

type Deps = Pick<Adapters, 'cipher' | 'ids'>

interface Occasion {
  /** Locked by the caller. */
  personId: string
  applicationId: string
  at: Date
}

/**
 * PRF-01: replaces a datum of the record and keeps the old value, sealed. Refuses `effect_impossible` when nothing would change, and
 * when the number is recorded for another person.
 */
export async function correctPerson(
  tx: Tx,
  deps: Deps,
  { personId, applicationId, at, value }: Occasion & { value: PersonValue },
): Promise<Replaced> {
  const old = valueOn(deps, requireFound(await findPerson(tx, personId)), value.datum)
  if (isSameValue(old, value)) throw impossible('考籍登记的内容已经与申请一致，无需更正。')
  await write(tx, deps, { personId, value, refuse: impossible })
  await outdatePapers(tx, { personId, at, datum: value.datum })
  await insertCorrection(tx, {
    ...{ id: deps.ids.next(), personId, applicationId, datum: value.datum, at },
    old: sealValue(deps.cipher, old),
    new: sealValue(deps.cipher, value),
  })
  return { old, new: value }
}

/**
 * REV-06: puts back what a correction replaced. Refuses `effect_relied_on` when the record has been corrected again since, and
 * when the old number is another person's by now.
 */
export async function undoCorrection(tx: Tx, deps: Deps, occasion: Occasion): Promise<Replaced> {
  const { personId } = occasion
  const ended = await endCorrection(tx, occasion)
  if (!ended) throw reliedOn('这份申请的更正已经撤销。')
  const corrected = openValue(deps.cipher, ended.new_cipher)
  const before = await standing(tx, deps, { personId, value: openValue(deps.cipher, ended.old_cipher) })
  const now = valueOn(deps, requireFound(await findPerson(tx, personId)), corrected.datum)
  if (!isSameValue(now, corrected)) throw reliedOn('此后又更正过同一项内容，请先撤销后来的更正。')
  await write(tx, deps, { personId, value: before, refuse: reliedOn })
  await outdatePapers(tx, { personId, at: occasion.at, datum: before.datum })
  return { old: corrected, new: before }
}

/** What was on record before, unless its batch was rolled back since (IMP-01). */
async function standing(
  tx: Tx,
  deps: Deps,
  { personId, value }: { personId: string; value: PersonValue },
): Promise<PersonValue> {
  if (value.datum !== 'photo') return value
  const standingOf = await standingPhotos(tx, deps, [personId])
  return { datum: 'photo', imageId: standingOf(personId, value.imageId) }
}

/** Whether a number is or was another person's: a clue for reviewers, never for the candidate (REV-08). */
export function holderOf(
  tx: Tx,
  { cipher }: Pick<Deps, 'cipher'>,
  { idNumber, besides }: { idNumber: string; besides: string },
): Promise<'now' | 'formerly' | undefined> {
  return findHolder(tx, { indexes: idNumberIndexes(cipher, idNumber), besides })
}

/** The corrections of a person that were made since an instant and are in force, the newest first. */
export async function correctionsSince(
  tx: Tx,
  { cipher }: Pick<Deps, 'cipher'>,
  { personId, since }: { personId: string; since: Date },
): Promise<Replaced[]> {
  const rows = await listCorrections(tx, [personId])
  return rows
    .filter(({ corrected_at }) => corrected_at > since)
    .map((row) => ({ old: openValue(cipher, row.old_cipher), new: openValue(cipher, row.new_cipher) }))
}

/** VER-02: what shows the record as it was gives way to what is printed from now on; a receipt says what was filed, and stays. */
async function outdatePapers(
  tx: Tx,
  { personId, at, datum }: { personId: string; at: Date; datum: PersonDatum },
): Promise<void> {
  if (datum === 'photo') return
  const subject = `person:${personId}` as const
  const kinds = ['score_sheet', 'registration_form', 'diploma_proof', 'transfer_form'] as const
  await revokePapers(tx, { subject, kinds, about: 'all', reason: 'superseded', at })
}

async function write(
  tx: Tx,
  { cipher }: Deps,
  change: { personId: string; value: PersonValue; refuse: (why: string) => Refusal },
): Promise<void> {
  const { personId, value, refuse } = change
  switch (value.datum) {
    case 'name':
      return setName(tx, personId, value.name)
    case 'idNumber': {
      const { idType, idNumber } = value
      if ((await holderOf(tx, { cipher }, { idNumber, besides: personId })) === 'now') throw refuse(TAKEN)
      const sealedNumber = cipher.seal('person.id_number', idNumber)
      const number = { idType, cipher: sealedNumber, index: idNumberIndex(cipher, idNumber) }
      try {
        return await setIdNumber(tx, personId, number)
      } catch (error) {
        // An import or another correction recorded the number since it was looked for.
        if (violatedUnique(error) !== undefined) throw refuse(TAKEN)
        throw error
      }
    }
    case 'photo':
      return setPhoto(tx, personId, value.imageId)
    default:
      return value satisfies never
  }
}

const TAKEN = '该证件号码登记在另一名考生名下，请先核实是否为同一人或重号。'
const impossible = (why: string) => new Refusal('effect_impossible', { values: { why } })
const reliedOn = (why: string) => new Refusal('effect_relied_on', { values: { why } })

function valueOn({ cipher }: Deps, person: PersonRow, datum: PersonDatum): PersonValue {
  switch (datum) {
    case 'name':
      return { datum, name: person.name }
    case 'idNumber': {
      const idNumber = cipher.open('person.id_number', person.id_number_cipher)
      return { datum, idType: person.id_type, idNumber }
    }
    case 'photo':
      return { datum, imageId: person.photo_image_id }
    default:
      return datum satisfies never
  }
}
