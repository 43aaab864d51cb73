import { changeContact, changePhone, sendNewPhoneCode, waitingPhoneCode } from '#contracts/profile.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { changeOwnContact } from './change-contact.ts'
import { askNewPhoneCode, changeOwnPhone, viewWaitingCode } from './change-phone.ts'

/** Mounts what a person changes on the own record alone (PRF-01). */
export function mountProfile(mount: Mount, deps: Deps): void {
  mount(changeContact, ({ body }, call) => changeOwnContact(deps, call, body))
  mount(waitingPhoneCode, (_, call) => viewWaitingCode(deps, call))
  mount(sendNewPhoneCode, ({ body }, call) => askNewPhoneCode(deps, call, body))
  mount(changePhone, ({ body }, call) => changeOwnPhone(deps, call, body))
}
