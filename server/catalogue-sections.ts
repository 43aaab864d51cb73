import { activationWindows } from '#modules/accounts/public.ts'
import { reviewChains } from '#modules/applications/public.ts'
import { ownSections } from '#modules/catalogue/public.ts'
import { departureTerms } from '#modules/departures/public.ts'
import { diplomaNumberRules, graduationBatches } from '#modules/diplomas/public.ts'
import { exemptionPreconditions, exemptionRules } from '#modules/exemption/public.ts'
import { graduationTerms } from '#modules/graduation/public.ts'
import { fees } from '#modules/payments/public.ts'
import { rejectReasons } from '#modules/reviews/public.ts'
import { supplementLimits } from '#modules/supplements/public.ts'
import { texts } from '#modules/texts/public.ts'
import {
  destinationMajorsSection,
  transferOutCourses,
  transferOutTerms,
} from '#modules/transfer-out/public.ts'
import { windows } from '#modules/windows/public.ts'
import type { Section } from '#platform/sections/section.ts'

/**
 * CAT-02: the one list of everything that is loaded from a catalogue's files. Each section comes from the module that
 * owns its tables; a section stands after the sections on which its entries depend.
 */
export const CATALOGUE_SECTIONS: readonly Section[] = [
  ...ownSections,
  exemptionRules,
  exemptionPreconditions,
  windows,
  activationWindows,
  fees,
  transferOutTerms,
  transferOutCourses,
  destinationMajorsSection,
  departureTerms,
  graduationTerms,
  graduationBatches,
  diplomaNumberRules,
  supplementLimits,
  reviewChains,
  rejectReasons,
  texts,
]
