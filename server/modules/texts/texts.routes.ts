import { publicTexts } from '#contracts/entrance.ts'
import { editText, listTexts } from '#contracts/office-administration.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { putText, viewPublicTexts, viewTexts } from './texts.ts'

/** LOG-06: the texts that staff edit, on the sign-in page and at the desk. */
export function mountTexts(mount: Mount, deps: Deps): void {
  mount(publicTexts, (_input, { deadline }) => viewPublicTexts(deps, deadline))
  mount(listTexts, (_input, { deadline }) => viewTexts(deps, deadline))
  mount(editText, async ({ params, body }, { actor, origin, deadline }) => {
    await putText(deps, { key: params.key, body, actor, origin, deadline })
    return { done: true as const }
  })
}
