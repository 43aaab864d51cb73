let shown: string | undefined

/** Notes for whom this window is drawn from now on; its requests say so, and are refused once somebody else has signed in (LOG-07). */
export function noteShownPerson(personId: string | undefined): void {
  shown = personId
}

/** The header that says it; none before anybody is known. */
export function personHeader(): Readonly<Record<string, string>> {
  return shown === undefined ? {} : { 'x-kaoji-person': shown }
}
