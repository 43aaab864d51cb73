import { publicTexts } from '#contracts/entrance.ts'
import { editText, listTexts } from '#contracts/office/administration.ts'
import { DONE } from '#kernel/act.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { putText, viewPublicTexts, viewTexts } from './texts.ts'

/** LOG-06: mounts the texts that staff edit, for the sign-in page and the desk. */
export function mountTexts(mount: Mount, deps: Deps): void {
  mount(publicTexts, (_input, call) => viewPublicTexts(deps, call))
  mount(listTexts, (_input, call) => viewTexts(deps, call))
  mount(editText, async ({ params, body }, call) => {
    await putText(deps, call, { ...body, key: params.key })
    return DONE
  })
}
