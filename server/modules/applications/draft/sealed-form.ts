import type { DraftForm } from '#contracts/forms.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredForm } from '#server/service-definition.ts'
import type { DraftRow, SealedForm } from './draft.store.ts'

/** Encrypts the form of a draft for that draft: people write addresses and numbers into forms. */
export function sealForm({ cipher }: Pick<Deps, 'cipher'>, draftId: string, form: StoredForm): SealedForm {
  const { version, content } = form
  return { version, cipher: cipher.seal(purposeOf(draftId), JSON.stringify(content)) }
}

/** APP-09: the form of today that a draft stands for; undefined: it cannot be read any more. */
export function readForm(
  { cipher, services }: Pick<Deps, 'cipher' | 'services'>,
  { id, service, form, form_cipher: sealed, form_version: version }: DraftRow,
): DraftForm | undefined {
  // Before migration 0014 drafts were kept in clear.
  const content: unknown = sealed ? JSON.parse(cipher.open(purposeOf(id), sealed)) : form
  return services[service as ServiceName].readForm({ version, content })
}

function purposeOf(draftId: string): string {
  return `application.draft.${draftId}`
}
