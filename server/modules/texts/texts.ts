import { type editText, TEXT_KEYS, type TextKey } from '#contracts/office/administration.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { insertText, listTexts } from './text.store.ts'

/** LOG-06: shows the texts of the sign-in pages. */
export async function viewPublicTexts(deps: Deps, { deadline }: Call) {
  const texts = await deps.database.read(deadline, listTexts)
  const bodyOf = (key: TextKey) => texts.find((text) => text.key === key)?.body ?? ''
  return {
    hotline: bodyOf('hotline'),
    qqNumbers: bodyOf('qqNumbers'),
    browserAdvice: bodyOf('browserAdvice'),
    notice: bodyOf('notice'),
    demonstration: deps.config.mode === 'demonstration',
    canText: deps.canText,
    serverTime: deps.clock.now().toISOString(),
  }
}

/** Shows every text with its version in force, for editing; one that nobody has written yet is empty, with version 0. */
export async function viewTexts(deps: Deps, { deadline }: Call) {
  const texts = await deps.database.read(deadline, listTexts)
  return {
    texts: TEXT_KEYS.map((key) => {
      const text = texts.find((one) => one.key === key)
      if (!text) return { key, version: 0, body: '' }
      const { version, body, editedBy, editedAt } = text
      return { key, version, body, ...(editedBy ? { editedBy } : {}), editedAt: editedAt.toISOString() }
    }),
  }
}

/**
 * CNT-01: puts the next version of a text in force. Refuses `stale` when another version came into force after the page
 * was opened.
 */
export async function putText(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { key, body, basedOnVersion }: BodyOf<typeof editText> & { key: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.database.transact(deadline, async (tx) => {
    const current = (await listTexts(tx)).find((text) => text.key === key)
    if ((current?.version ?? 0) !== basedOnVersion) throw new Refusal('stale')
    const version = basedOnVersion + 1
    const isFirst = await insertText(tx, { key, version, body, staffId: actor.staffId, at })
    if (!isFirst) throw new Refusal('stale')
    const subject = { kind: 'text' as const, id: key }
    await writeAudit(tx, { at, actor, origin, action: 'text.edit', subject, old: current?.body, new: body })
  })
}
