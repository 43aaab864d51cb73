import { isTextKey, type TextKey } from '#contracts/office/administration.ts'
import type { Tx } from '#platform/db/database.ts'

export interface TextVersion {
  key: TextKey
  version: number
  body: string
  editedBy: string | undefined
  editedAt: Date
}

/** Lists the version in force of every text that this version of the product shows. */
export async function listTexts(tx: Tx): Promise<TextVersion[]> {
  const rows = await tx
    .selectFrom('text_versions')
    .leftJoin('staff', 'staff.id', 'text_versions.edited_by')
    .distinctOn('text_versions.key')
    .select([
      'text_versions.key',
      'text_versions.version',
      'text_versions.body',
      'text_versions.edited_at',
      'staff.name as editor',
    ])
    .orderBy('text_versions.key')
    .orderBy('text_versions.version', 'desc')
    .execute()
  return rows.flatMap(({ key, ...row }) =>
    isTextKey(key)
      ? {
          key,
          version: row.version,
          body: row.body,
          editedBy: row.editor ?? undefined,
          editedAt: row.edited_at,
        }
      : [],
  )
}

/** Finds the version in force of one text; undefined until staff have written it. */
export async function findText(tx: Tx, key: TextKey): Promise<{ version: number; body: string } | undefined> {
  return tx
    .selectFrom('text_versions')
    .select(['version', 'body'])
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Puts a version in force. Answers false when another member of staff took that number first. */
export async function insertText(
  tx: Tx,
  text: { key: string; version: number; body: string; staffId: string; at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('text_versions')
    .values({
      key: text.key,
      version: text.version,
      body: text.body,
      edited_by: text.staffId,
      edited_at: text.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return row !== undefined
}
