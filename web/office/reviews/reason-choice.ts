import type { RejectReason } from '#contracts/office-reviews.ts'

/** The reasons that fit: for all evidence, or for a type that is there; then those whose words hold what was typed. */
export function fittingReasons(
  catalogue: readonly RejectReason[],
  { types, typed }: { types: readonly string[]; typed: string },
): RejectReason[] {
  const wanted = typed.trim().toLowerCase()
  return catalogue
    .filter(({ credentialType }) => credentialType === undefined || types.includes(credentialType))
    .filter(({ label, words }) => wanted === '' || `${label}${words}`.toLowerCase().includes(wanted))
}
