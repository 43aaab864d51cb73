import { reviewChains } from '#modules/applications/public.ts'
import { ownSections } from '#modules/catalogue/public.ts'
import { exemptionPreconditions, exemptionRules } from '#modules/exemption/public.ts'
import { rejectReasons } from '#modules/reviews/public.ts'
import { texts } from '#modules/texts/public.ts'
import { windows } from '#modules/windows/public.ts'
import type { Section } from '#platform/sections/section.ts'

/**
 * Everything that is loaded from the files of a catalogue (CAT-02), each by the module that owns its tables, in the order in
 * which the entries rest on one another: the one place that knows them all.
 */
export const CATALOGUE_SECTIONS: readonly Section[] = [
  ...ownSections,
  exemptionRules,
  exemptionPreconditions,
  windows,
  reviewChains,
  rejectReasons,
  texts,
]
