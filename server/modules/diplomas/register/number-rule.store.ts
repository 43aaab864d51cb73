import type { Tx } from '#platform/db/database.ts'
import type { DiplomaNoRule } from '#rulebook/diplomas/diploma-no.ts'

/** Finds the rule by which the numbers of diplomas with this date are made. */
export async function findNumberRule(tx: Tx, graduatesOn: string): Promise<DiplomaNoRule | undefined> {
  const row = await tx
    .selectFrom('diploma_number_rules')
    .select(['pattern', 'check_weights', 'check_characters'])
    .where('valid_from', '<=', graduatesOn)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && { pattern: row.pattern, checkWeights: row.check_weights, checkCharacters: row.check_characters }
  )
}
