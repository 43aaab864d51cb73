import { type TSchema, Type } from 'typebox'
import { ExemptionForm } from './forms/exemption.ts'
import { GraduationForm } from './forms/graduation.ts'
import { PersonalDataForm } from './forms/personal-data.ts'
import { SupplementExemptionForm } from './forms/supplement-exemption.ts'
import { SupplementScoreForm } from './forms/supplement-score.ts'
import { SupplementTransferForm } from './forms/supplement-transfer.ts'
import { TransferOutForm } from './forms/transfer-out.ts'
import type { ServiceName } from './services.ts'

/** The form of each service that can be filed: as it is filled in today. Each has its service's code as `service`. */
export const FORMS = {
  exemption: ExemptionForm,
  graduation: GraduationForm,
  'transfer-out': TransferOutForm,
  'supplement-score': SupplementScoreForm,
  'supplement-exemption': SupplementExemptionForm,
  'supplement-transfer': SupplementTransferForm,
  'personal-data': PersonalDataForm,
} as const satisfies Record<ServiceName, TSchema>

/** The form of one service. */
export type FormOf<S extends ServiceName> = Type.Static<(typeof FORMS)[S]>
/** The form of any service. */
export type DraftForm = FormOf<ServiceName>
export const DraftForm = Type.Unsafe<DraftForm>(Type.Union(Object.values(FORMS)))
