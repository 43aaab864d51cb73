import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { type Deadline, deadlineIn } from '#kernel/deadline.ts'

/** An upload that brings less than `bytes` in `windowMs` has stalled, or is trickled on purpose. */
export interface UploadPace {
  windowMs: number
  bytes: number
}

/** EVI-02: whoever has a slow line gets as long as it needs; a weak mobile line brings far more than this. */
export const UPLOAD_PACE: UploadPace = { windowMs: 20_000, bytes: 1_024 }

/**
 * Ends uploads that have stalled, and no others: their time is measured by what arrives, not by the clock alone. Time in which we have
 * not read what is there already is not the sender's.
 */
export function endStalledUploads(app: FastifyInstance, { windowMs, bytes }: UploadPace): void {
  app.addHook('onRequest', ({ raw, headers }, _reply, done) => {
    if (isUpload(headers) && !raw.complete) {
      let before = raw.socket.bytesRead
      const timer = setInterval(() => {
        if (raw.complete) return clearInterval(timer)
        const { bytesRead } = raw.socket
        if (bytesRead - before < bytes && raw.readableLength === 0) raw.destroy()
        before = bytesRead
      }, windowMs)
      raw.once('close', () => clearInterval(timer))
    }
    done()
  })
}

/** Whether a request brings a file. */
export function isUpload(headers: IncomingMessage['headers']): boolean {
  return headers['content-type']?.startsWith('multipart/') ?? false
}

/** A deadline that begins once the whole body has arrived: how long that takes is the sender's line, and ends by its pace. */
export function deadlineAfterBody(request: IncomingMessage, milliseconds: number): Deadline {
  let begun: Deadline | undefined
  request.once('end', () => {
    begun = deadlineIn(milliseconds)
  })
  return { remaining: () => begun?.remaining() ?? milliseconds }
}
