import { newCaptcha, newWork } from '#contracts/entrance.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { issueImage, issueWork } from './issue-captcha.ts'

/** Mounts the routes of the image and its non-visual alternative (LOG-04). */
export function mountCaptchas(mount: Mount, deps: Deps): void {
  mount(newCaptcha, ({ body }, call) => issueImage(deps, call, body))
  mount(newWork, ({ body }, call) => issueWork(deps, call, body))
}
