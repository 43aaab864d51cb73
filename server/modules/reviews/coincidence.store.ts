import { type RawBuilder, sql } from 'kysely'
import type { ServiceName } from '#contracts/services.ts'
import type { SoughtNumber } from '#modules/evidence/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { TEMPLATE_TYPES } from '#rulebook/evidence/credential-types.ts'

export interface CoincidenceRow {
  kind: 'number' | 'image' | 'similar_image'
  credential_id: string
  image_id: string | null
  same_person: boolean
  other_id: string
  other_service: ServiceName
  other_no: number
  other_title: string
  other_school_id: string
}

/**
 * Two pictures are similar when their looks differ in at most so many of 64 bits. Decision 0072 has the measurement. An
 * empty sheet has no bit, so what has no more than these is no clue: all empty sheets look alike.
 */
const NEAR = 3

/** The four bands of a look, as the indexes have them; of two looks that differ in three bits one band is the same. */
const BANDS = [
  '-8608480567731124088',
  '4919131752989213764',
  '2459565876494606882',
  '1229782938247303441',
] as const

/** How many bits differ between two looks. */
const distance = (one: RawBuilder<unknown>, other: RawBuilder<unknown>) =>
  sql`bit_count((${one} # ${other})::bit(64))`

/**
 * The looks in the whole table that are near to `p.look_bits`. Each band is read from its index alone; the masks are literals,
 * because a parameter would not be the index's expression.
 */
const NEAR_LOOKS = sql.join(
  BANDS.map((mask) => {
    const band = sql.raw(`'${mask}'::bigint`)
    return sql`select j.look_bits from evidence_images j where (j.look_bits & ${band}) = (p.look_bits & ${band})
      and ${distance(sql`j.look_bits`, sql`p.look_bits`)} <= ${NEAR}`
  }),
  sql` union `,
)

/** The order in which a reviewer has to look at them; what merely looks alike comes last, the nearest first. */
const WEIGHT = sql`array_position(array['number', 'image', 'similar_image'], f.kind), f.distance`

/**
 * REV-08: lists the other applications, as filed now and not withdrawn, that contain the number or a picture of a filed
 * application. Papers that share a template are never called similar, because all of them are.
 */
export async function listCoincidences(
  tx: Tx,
  key: {
    personId: string
    applicationId: string
    revision: number
    numbers: readonly SoughtNumber[]
  },
): Promise<CoincidenceRow[]> {
  const { numbers } = key
  const { rows } = await sql<CoincidenceRow>`
    with mine as (
      select credential_id, type, image_ids from filed_credentials
      where person_id = ${key.personId} and application_id = ${key.applicationId} and revision = ${key.revision}
    ), numbers as (
      select * from unnest(${numbers.map(({ credentialId }) => credentialId)}::uuid[], ${numbers.map(({ index }) => index)}::bytea[])
        as n (credential_id, number_index)
    ), pictures as (
      select m.credential_id, m.type = any(${[...TEMPLATE_TYPES]}) as is_form, i.id, i.digest, i.look_bits
      from mine m join evidence_images i on i.id = any(m.image_ids)
    ), near as (
      select p.id, p.credential_id, p.digest, n.look_bits, ${distance(sql`n.look_bits`, sql`p.look_bits`)} as distance
      from pictures p cross join lateral (${NEAR_LOOKS}) n
      where not p.is_form and bit_count(p.look_bits::bit(64)) > ${NEAR}
    ), found as (
      select 'number' as kind, 0 as distance, n.credential_id, null::uuid as image_id, f.person_id, f.application_id, f.revision,
        f.credential_id as other_credential_id
      from numbers n join filed_credentials f on f.number_index = n.number_index
      union
      select 'image', 0, i.credential_id, i.id, f.person_id, f.application_id, f.revision, f.credential_id
      from pictures i join evidence_images j on j.digest = i.digest
      join filed_credentials f on f.image_ids @> array[j.id]
      union
      select 'similar_image', i.distance, i.credential_id, i.id, f.person_id, f.application_id, f.revision, f.credential_id
      from near i join evidence_images j on j.look_bits = i.look_bits and j.digest <> i.digest
      join filed_credentials f on f.image_ids @> array[j.id]
      where f.type <> all(${[...TEMPLATE_TYPES]})
    )
    select f.kind, f.credential_id, f.image_id, a.person_id = ${key.personId} as same_person, a.id as other_id, a.service as other_service,
      a.application_no as other_no, a.title as other_title, a.school_id as other_school_id
    from found f join applications a on a.id = f.application_id and a.revision = f.revision
    where a.id <> ${key.applicationId} and a.state <> 'withdrawn'
      -- One credential of the wallet may stand for several courses on purpose; the rules judge that.
      and not (f.person_id = ${key.personId} and f.other_credential_id = f.credential_id)
    order by ${WEIGHT}, a.application_no limit 50`.execute(tx)
  return rows
}

/** Whether an image was filed with an application that these schools or the authority may see (EVI-03). */
export async function isImageFiledWithin(
  tx: Tx,
  key: { imageId: string; authority: boolean; schoolIds: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select a.id from filed_credentials f join applications a on a.person_id = f.person_id and a.id = f.application_id
    where f.image_ids @> array[${key.imageId}::uuid]
      and (${key.authority} or a.school_id = any(${key.schoolIds}::uuid[]))
    limit 1`.execute(tx)
  return rows.length > 0
}
