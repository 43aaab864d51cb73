import type { DraftForm } from '#contracts/forms.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredForm } from '#server/service-definition.ts'
import type { DraftRow, SealedForm } from './draft.store.ts'

/** Encrypts the form of a draft for that draft, because candidates write addresses and numbers into forms. */
export function sealForm({ cipher }: Pick<Deps, 'cipher'>, draftId: string, form: StoredForm): SealedForm {
  const { version, content } = form
  return { version, cipher: cipher.seal(purposeOf(draftId), JSON.stringify(content)) }
}

/** APP-09: reads a stored form in today's shape; undefined when this version can no longer read it. */
export function readForm(
  { cipher, services }: Pick<Deps, 'cipher' | 'services'>,
  { id, service, form, form_cipher: sealed, form_version: version }: DraftRow,
): DraftForm | undefined {
  // Before migration 0014 the forms of drafts were stored unencrypted.
  const content: unknown = sealed ? JSON.parse(cipher.open(purposeOf(id), sealed)) : form
  return services[service as ServiceName].readForm({ version, content })
}

function purposeOf(draftId: string): string {
  return `application.draft.${draftId}`
}
