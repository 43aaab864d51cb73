import type { DevelopOrder, DevelopReply } from './develop.worker.ts'
import { developPhoto, type PhotoTarget, type PreparedPhoto, UndecodableError } from './develop-photo.ts'
import { TooLongError } from './fit-size.ts'
import { kindOfBytes } from './photo-bytes.ts'

/** Why a file can never become an image here; trying again is of no use. */
export type Unusable = 'too-big' | 'too-long' | 'empty' | 'undecodable' | 'incomplete' | 'pdf' | 'heic'

export class UnusableError extends Error {
  readonly reason: Unusable
  constructor(reason: Unusable) {
    super(reason)
    this.reason = reason
  }
}

interface Prepared extends PreparedPhoto {
  /** What to prepare from the next time: a HEIC is decoded only once. */
  source: Blob
}

/** No camera makes more, and a phone's memory holds no more. */
const MAX_SOURCE_BYTES = 50 * 1_048_576

/** A file as an upright JPEG below the limit (EVI-02), without stopping the page. Throws {@link UnusableError}. */
export async function preparePhoto(source: Blob, target: PhotoTarget): Promise<Prepared> {
  if (source.size === 0) throw new UnusableError('empty')
  if (source.size > MAX_SOURCE_BYTES) throw new UnusableError('too-big')
  try {
    return { ...(await develop(source, target)), source }
  } catch (cause) {
    if (cause instanceof TooLongError) throw new UnusableError('too-long')
    if (!(cause instanceof UndecodableError)) throw cause
    const kind = await kindOfBytes(source)
    if (kind !== 'heic') throw new UnusableError(REASONS[kind])
  }
  const jpeg = await fromHeic(source)
  return { ...(await develop(jpeg, target)), source: jpeg }
}

/** 学信网 hands out its 备案表 as a PDF, and chats show a picture before it has come whole (EVI-02). */
const REASONS = { picture: 'incomplete', pdf: 'pdf', other: 'undecodable' } as const

/** The decoder weighs 3 MB: it is fetched only when a HEIC came that this browser cannot read. */
async function fromHeic(source: Blob): Promise<Blob> {
  try {
    const { heicToJpeg } = await import('./heic.ts')
    return await heicToJpeg(source)
  } catch {
    throw new UnusableError('heic')
  }
}

async function develop(source: Blob, target: PhotoTarget): Promise<PreparedPhoto> {
  const reply = await inWorker({ source, ...target }).catch(() => undefined)
  // Without a worker, or when it broke, the page does the same work in steps.
  if (reply === undefined || reply.kind === 'broken') return developPhoto(source, target)
  if (reply.kind === 'undecodable') throw new UndecodableError()
  if (reply.kind === 'too-long') throw new TooLongError()
  return reply.prepared
}

/** One worker for each photograph: its memory is given back at once, and one that died spoils nothing. */
function inWorker(order: DevelopOrder): Promise<DevelopReply> {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined')
    return Promise.reject(new Error('no worker that can draw'))
  const worker = new Worker(new URL('./develop.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<DevelopReply>((resolve, reject) => {
    worker.addEventListener('message', ({ data: reply }: MessageEvent<DevelopReply>) => resolve(reply))
    worker.addEventListener('error', () => reject(new Error('the worker did not start')))
    worker.addEventListener('messageerror', () => reject(new Error('the worker was not understood')))
    worker.postMessage(order)
  }).finally(() => worker.terminate())
}
