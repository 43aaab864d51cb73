import type { FiledCredential, picturesIn } from '#contracts/filed.ts'

/** One picture of one credential, with its place among the credential's pictures. */
export interface Picture {
  id: string
  credential: Omit<FiledCredential, 'fields'>
  place: number
}

/** Lists every picture of an application, in order. */
export function picturesOf(credentials: ReturnType<typeof picturesIn>): Picture[] {
  return credentials.flatMap((credential) =>
    credential.images.map(({ id }, index) => ({ id, credential, place: index + 1 })),
  )
}
