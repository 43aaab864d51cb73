import { ownRegistrationForm, registrationFormAtDesk, registrationFormCharacters } from '#contracts/papers.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { listUnprintable, printFormAtDesk, printOwnForm } from './print-form.ts'

/** Mounts what is printed of a graduation (GRA-11). */
export function mountPapers(mount: Mount, deps: Deps): void {
  mount(ownRegistrationForm, ({ params }, call) => printOwnForm(deps, call, { id: params.id }))
  mount(registrationFormAtDesk, ({ params }, call) => printFormAtDesk(deps, call, { id: params.id }))
  mount(registrationFormCharacters, ({ params }, call) => listUnprintable(deps, call, { id: params.id }))
}
