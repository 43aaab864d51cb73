import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What the build writes; a file of another kind stops the start, because a browser would be told nothing of it. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}
/** The forms that lie beside a file, the smallest first. */
const FORMS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

interface Form {
  encoding?: 'br' | 'gzip'
  bytes: Buffer
  tag: string
}

/** A file of the pages, in memory. Its name carries a hash of what is in it, or a number that changes with it, so that a browser keeps it for ever. */
export interface BuiltFile {
  type: string
  plain: Form
  /** The smallest first. */
  packed: readonly Form[]
}

/**
 * Reads all files of a folder, with their compressed forms. They are a few megabytes and never change under a running product, and a
 * visitor's first page asks for a dozen: from the disk each would cost five calls of the file system in the hour when everybody comes.
 */
export async function readBuiltFiles(directory: string): Promise<ReadonlyMap<string, BuiltFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = new Set(
    entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
  )
  const files = new Map<string, BuiltFile>()
  for (const path of paths) {
    if (FORMS.some(({ ending }) => path.endsWith(ending))) continue
    const type = TYPES[extname(path)]
    if (type === undefined) throw new Error(`the pages hold a file of an unknown kind: ${path}`)
    const plain = await readForm(path)
    const beside = FORMS.filter(({ ending }) => paths.has(path + ending))
    const packed = await Promise.all(
      beside.map(async ({ encoding, ending }) => ({ encoding, ...(await readForm(path + ending)) })),
    )
    files.set(relative(directory, path).replaceAll(sep, '/'), { type, plain, packed })
  }
  return files
}

/** Answers with the file, in the smallest form that the caller reads. */
export function sendBuiltFile(
  { type, plain, packed }: BuiltFile,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const form = packed.find(({ encoding }) => reads(headers['accept-encoding'], encoding)) ?? plain
  reply.headers({
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    // Lets caches keep one copy for each encoding, so that no browser receives an encoding that it cannot read.
    vary: 'accept-encoding',
    etag: form.tag,
    ...(form.encoding ? { 'content-encoding': form.encoding } : {}),
  })
  return names(headers['if-none-match'], form.tag) ? reply.code(304).send() : reply.send(form.bytes)
}

async function readForm(path: string): Promise<Form> {
  const bytes = await readFile(path)
  return { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}

/** RFC 9110 §13.1.2: a caller may have several forms, and a proxy that packs what is sent plain makes the tag a weak one. */
function names(tags: string | undefined, tag: string): boolean {
  return (tags ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}

/** RFC 9110 §12.5.3: whether a caller that sends this header reads an encoding; `q=0` refuses it. */
export function reads(accepted: string | string[] | undefined, encoding: Form['encoding']): boolean {
  return String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .some((one) => {
      const [name, ...parameters] = one.split(';').map((part) => part.trim())
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    })
}
