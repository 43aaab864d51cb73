import type { Candidate } from './given.ts'
import { portrait } from './graduate.ts'
import type { ZippedFile } from './zip.ts'

let drawn = 0
/** A portrait that no other test has drawn. */
export function anotherPortrait(): Promise<Buffer> {
  drawn += 1
  // Of 280 light blues, each as far from the next as a JPEG tells colours apart.
  const [red, green, blue] = [0x84 + 4 * (drawn % 8), 0xc0 + 4 * (drawn % 7), 0xe8 + 4 * (drawn % 5)]
  return portrait(`#${[red, green, blue].map((part) => part.toString(16)).join('')}`)
}

/** A file of an archive that is named by a 准考证号 or a number. */
export async function photoNamed(name: string, bytes?: Buffer): Promise<ZippedFile> {
  return { name: `${name}.jpg`, bytes: bytes ?? (await anotherPortrait()) }
}

/** Another photograph of each of these, named by their 准考证号. */
export function photosOf(people: readonly Candidate[]): Promise<ZippedFile[]> {
  return Promise.all(people.map(({ ticketNo }) => photoNamed(ticketNo)))
}

/** The id of the photograph on a candidate's record, as the candidate sees it. */
export async function photoOnRecord(candidate: Candidate): Promise<string | undefined> {
  return (await candidate.call('GET', '/api/portal/person')).body.photoId as string | undefined
}
