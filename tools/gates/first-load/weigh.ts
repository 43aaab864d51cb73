import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

/** A built file, as far as a first load depends on it. */
export interface BuiltFile {
  name: string
  content: string | Uint8Array
  /** The sources in it; none: a style sheet or a picture. */
  sources: readonly string[]
  /** What is fetched together with it. */
  needs: readonly string[]
}

/** What a browser fetches in one go, and what it may weigh. */
export interface Load {
  what: string
  /** The sources whose files are fetched, with all that they need. */
  opens: readonly string[]
  /** The sources that are there already. */
  after: readonly string[]
  maxBytes: number
  maxFiles: number
}

export interface Weight {
  files: number
  bytes: number
}

const brotli = promisify(brotliCompress)

/** Weighs the scripts and styles of a load as they are sent. */
export async function weigh(built: readonly BuiltFile[], load: Load): Promise<Weight> {
  const before = closureOf(built, load.after)
  const files = [...closureOf(built, [...load.after, ...load.opens])].filter((file) => !before.has(file))
  const sizes = await Promise.all(files.map(({ content }) => sentSize(content)))
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

/** What is wrong with a weight, in words. */
export function overweight({ what, maxBytes, maxFiles }: Load, { bytes, files }: Weight): string[] {
  return [
    ...(bytes > maxBytes ? [`${what} is ${bytes} bytes as sent, more than ${maxBytes}`] : []),
    ...(files > maxFiles ? [`${what} is ${files} files, more than ${maxFiles}`] : []),
  ]
}

function closureOf(built: readonly BuiltFile[], sources: readonly string[]): Set<BuiltFile> {
  const byName = new Map(built.map((file) => [file.name, file]))
  const found = new Set<BuiltFile>()
  const add = (file: BuiltFile) => {
    if (found.has(file)) return
    found.add(file)
    for (const name of file.needs) {
      const next = byName.get(name)
      if (next) add(next)
    }
  }
  for (const source of sources) {
    const file = built.find((one) => one.sources.some((path) => path.endsWith(`/${source}`)))
    if (!file) throw new Error(`no built file holds ${source}`)
    add(file)
  }
  return found
}

async function sentSize(content: string | Uint8Array): Promise<number> {
  const bytes = Buffer.from(content)
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return (await brotli(bytes, { params })).length
}
