import type { PersonalDataForm } from '#contracts/forms/personal-data.ts'
import { ownRecord } from '#contracts/portal.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { useReply } from '#web/client/queries.ts'
import type { Wizard } from '../service/draft/use-wizard.ts'

/** The own record, numbers masked. */
export type OwnRecord = ReplyOf<typeof ownRecord>

/** What the steps of 个人信息更正 work on. */
export type PersonalDataWizard = Wizard<PersonalDataForm, OwnRecord>

export function useOwnRecord() {
  return useReply(ownRecord)
}

/** The steps that this form does not need: a photo alone has no papers. */
export function useSkipped(form: PersonalDataForm | undefined): readonly string[] {
  if (form === undefined) return []
  const { data } = form
  const needsPapers = data.length === 0 || data.includes('name') || data.includes('idNumber')
  return [...(needsPapers ? [] : ['papers']), ...(data.includes('photo') ? [] : ['photo'])]
}
