import { Value } from 'typebox/value'
import { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import type { StoredForm } from '#server/service-definition.ts'

/** The version of today's form. */
export const FORM_VERSION = 1

/** Reads the form of a revision that was filed with this version; a later version upgrades it first. */
export function readForm({ version, content }: StoredForm): TransferOutForm | undefined {
  return version === FORM_VERSION && Value.Check(TransferOutForm, content) ? content : undefined
}
