import { publicTexts } from '#contracts/entrance.ts'
import { editText, listTexts as listContract, type TEXT_KEYS } from '#contracts/office-administration.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { insertText, listTexts } from './text.store.ts'

/** LOG-06: the texts that staff edit, on the sign-in page and at the desk. */
export function mountTexts(mount: Mount, deps: Deps): void {
  mount(publicTexts, async (_input, { deadline }) => {
    const texts = await deps.database.read(deadline, listTexts)
    const bodyOf = (key: (typeof TEXT_KEYS)[number]) => texts.find((text) => text.key === key)?.body ?? ''
    return {
      hotline: bodyOf('hotline'),
      qqNumbers: bodyOf('qqNumbers'),
      browserAdvice: bodyOf('browserAdvice'),
      notice: bodyOf('notice'),
      demonstration: deps.config.mode === 'demonstration',
      serverTime: deps.clock.now().toISOString(),
    }
  })
  mount(listContract, async (_input, { deadline }) => {
    const texts = await deps.database.read(deadline, listTexts)
    return {
      texts: texts.map(({ editedAt, editedBy, ...text }) => ({
        ...text,
        ...(editedBy ? { editedBy } : {}),
        editedAt: editedAt.toISOString(),
      })),
    }
  })
  mount(editText, async ({ params, body }, { actor, origin, deadline }) => {
    const at = deps.clock.now()
    const key = String(params.key)
    await deps.database.transact(deadline, async (tx) => {
      const held = (await listTexts(tx)).find((text) => text.key === key)
      if ((held?.version ?? 0) !== body.basedOnVersion) throw new Refusal('stale')
      const version = body.basedOnVersion + 1
      if (!(await insertText(tx, { key, version, body: body.body, staffId: actor.staffId, at })))
        throw new Refusal('stale')
      const subject = { kind: 'text', id: key }
      await writeAudit(tx, {
        at,
        actor,
        origin,
        action: 'text.edit',
        subject,
        old: held?.body,
        new: body.body,
      })
    })
    return { done: true as const }
  })
}
