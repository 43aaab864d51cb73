import type { Tx } from '#platform/db/database.ts'
import type { PersonDatum } from './person-value.ts'
import type { SealedValue } from './sealed-value.ts'

/** A correction as it is kept: both values sealed, and the blind indexes by which a person of before is found. */
export interface CorrectionRow {
  id: string
  personId: string
  applicationId: string
  datum: PersonDatum
  old: SealedValue
  new: SealedValue
  at: Date
}

/** Keeps what was on record before and after a correction. */
export async function insertCorrection(tx: Tx, row: CorrectionRow): Promise<void> {
  await tx
    .insertInto('person_corrections')
    .values({
      id: row.id,
      person_id: row.personId,
      application_id: row.applicationId,
      datum: row.datum,
      old_cipher: row.old.cipher,
      old_index: row.old.index ?? null,
      new_cipher: row.new.cipher,
      new_index: row.new.index ?? null,
      corrected_at: row.at,
    })
    .execute()
}

/** Ends the correction that an application made, and returns both values; undefined when none is in force. */
export async function endCorrection(
  tx: Tx,
  { personId, applicationId, at }: { personId: string; applicationId: string; at: Date },
): Promise<{ old_cipher: Buffer; new_cipher: Buffer } | undefined> {
  return tx
    .updateTable('person_corrections')
    .set({ undone_at: at })
    .where('person_id', '=', personId)
    .where('application_id', '=', applicationId)
    .where('undone_at', 'is', null)
    .returning(['old_cipher', 'new_cipher'])
    .executeTakeFirst()
}

/** Lists the corrections of persons that are in force, the newest first. */
export async function listCorrections(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return tx
    .selectFrom('person_corrections')
    .select(['person_id', 'datum', 'old_cipher', 'new_cipher', 'corrected_at'])
    .where('person_id', 'in', personIds)
    .where('undone_at', 'is', null)
    .orderBy('corrected_at', 'desc')
    .orderBy('id')
    .limit(1000)
    .execute()
}

/** Finds whose number this is or was, besides one person. */
export async function findHolder(
  tx: Tx,
  { indexes, besides }: { indexes: readonly Buffer[]; besides: string },
): Promise<'now' | 'formerly' | undefined> {
  const now = await tx
    .selectFrom('persons')
    .select('id')
    .where('id_number_index', 'in', indexes)
    .where('id', '<>', besides)
    .limit(1)
    .executeTakeFirst()
  if (now) return 'now'
  const formerly = await tx
    .selectFrom('person_corrections')
    .select('id')
    .where('datum', '=', 'idNumber')
    .where('old_index', 'in', indexes)
    .where('person_id', '<>', besides)
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return formerly && 'formerly'
}

/** Replaces the name. */
export async function setName(tx: Tx, personId: string, name: string): Promise<void> {
  await tx.updateTable('persons').set({ name }).where('id', '=', personId).execute()
}

/** Replaces the ID number with its document. */
export async function setIdNumber(
  tx: Tx,
  personId: string,
  { idType, cipher, index }: { idType: string; cipher: Buffer; index: Buffer },
): Promise<void> {
  await tx
    .updateTable('persons')
    .set({ id_type: idType, id_number_cipher: cipher, id_number_index: index })
    .where('id', '=', personId)
    .execute()
}

/** Replaces the photo on record; null: there is none. */
export async function setPhoto(tx: Tx, personId: string, imageId: string | null): Promise<void> {
  await tx.updateTable('persons').set({ photo_image_id: imageId }).where('id', '=', personId).execute()
}
