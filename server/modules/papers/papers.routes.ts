import {
  ownRegistrationForm,
  printCertificate,
  printRoster,
  registrationFormAtDesk,
  registrationFormCharacters,
} from '#contracts/papers.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { printCertificateOf } from './certificate/print-certificate.ts'
import { listUnprintable, printFormAtDesk, printOwnForm } from './print-form.ts'
import { printRosterOf } from './print-roster.ts'

/** Mounts what is printed of a graduation (GRA-11, GRA-12). */
export function mountPapers(mount: Mount, deps: Deps): void {
  mount(ownRegistrationForm, ({ params }, call) => printOwnForm(deps, call, { id: params.id }))
  mount(registrationFormAtDesk, ({ params }, call) => printFormAtDesk(deps, call, { id: params.id }))
  mount(printRoster, ({ params, body }, call) => printRosterOf(deps, call, { ...body, batchId: params.id }))
  mount(printCertificate, ({ params, body }, call) => printCertificateOf(deps, call, { ...body, ...params }))
  mount(registrationFormCharacters, ({ params }, call) => listUnprintable(deps, call, { id: params.id }))
}
