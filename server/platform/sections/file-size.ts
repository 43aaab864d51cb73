import { stat } from 'node:fs/promises'
import type { Fault } from './row.ts'

/** Longer than any catalogue: a file of that size is another one, and would fill the memory. */
const LONGEST = 20_000_000

/** The fault of a file that is too large to be one of the catalogue's; asked before anything of it is read. */
export async function faultOfSize(file: string, path: string): Promise<Fault | undefined> {
  const { size } = await stat(path)
  if (size <= LONGEST) return undefined
  const [found, most] = [size, LONGEST].map((bytes) => Math.round(bytes / 1_000_000))
  return { file, text: `文件有 ${found} MB，最多 ${most} MB。请确认选对了文件。` }
}
