/** What a fault can be put on: the whole application, or a part of what was filed. */
export type PlaceKind = 'application' | 'credential' | 'section' | 'row' | 'field'

/** What a reason of the catalogue is for; what it does not name, it fits. */
export interface ReasonReach {
  credentialTypes?: readonly string[]
  places?: readonly PlaceKind[]
}

/** The evidence that was filed, and where the fault is put. */
export interface FaultedPart {
  /** Of the credential that is faulted; of everything that was filed when the fault is put elsewhere. */
  types: readonly string[]
  place: PlaceKind
}

/** REV-04: whether a reason can be given for that part. The screen offers by it, and the use case refuses by it. */
export function fitsPart({ credentialTypes, places }: ReasonReach, { types, place }: FaultedPart): boolean {
  const isOfType = credentialTypes === undefined || credentialTypes.some((type) => types.includes(type))
  return isOfType && (places === undefined || places.includes(place))
}

/** REV-07: the reasons that can be given for every one of several applications, as a whole. */
export function fittingAll<Reason extends ReasonReach>(
  reasons: readonly Reason[],
  typesOfEach: readonly (readonly string[])[],
): Reason[] {
  return reasons.filter((reason) =>
    typesOfEach.every((types) => fitsPart(reason, { types, place: 'application' })),
  )
}
