import type { Tx } from '#platform/db/database.ts'

export type CaptchaKind = 'image' | 'work'

/** Stores a captcha; of its answer only a keyed digest. */
export async function insertCaptcha(
  tx: Tx,
  captcha: { id: string; kind: CaptchaKind; answerDigest: Buffer; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('captchas')
    .values({
      id: captcha.id,
      kind: captcha.kind,
      answer_digest: captcha.answerDigest,
      expires_at: captcha.expiresAt,
    })
    .execute()
}

/**
 * Takes the captcha out of the table, so that a second answer finds none, whether the first was right or wrong (LOG-04:
 * single use).
 */
export async function takeCaptcha(tx: Tx, id: string, at: Date) {
  const row = await tx
    .deleteFrom('captchas')
    .where('id', '=', id)
    .returning(['kind', 'answer_digest', 'expires_at'])
    .executeTakeFirst()
  if (!row || row.expires_at <= at) return undefined
  return { kind: row.kind as CaptchaKind, answerDigest: row.answer_digest }
}

/** Deletes captchas that were not answered in time. */
export async function deleteExpiredCaptchas(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom('captchas').where('expires_at', '<', at).execute()
}
