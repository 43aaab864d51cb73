import { developPhoto, type PhotoTarget, type PreparedPhoto, UndecodableError } from './develop-photo.ts'
import { TooLongError } from './fit-size.ts'

export interface DevelopOrder extends PhotoTarget {
  source: Blob
}

export type DevelopReply =
  | { kind: 'prepared'; prepared: PreparedPhoto }
  | { kind: 'undecodable' }
  | { kind: 'too-long' }
  | { kind: 'broken'; cause: string }

// Takes one order at a time: the sender waits for the reply.
addEventListener('message', ({ data: order }: MessageEvent<DevelopOrder>) => {
  void develop(order).then((reply) => postMessage(reply))
})

async function develop({ source, edit, maxBytes }: DevelopOrder): Promise<DevelopReply> {
  try {
    return { kind: 'prepared', prepared: await developPhoto(source, { edit, maxBytes }) }
  } catch (cause) {
    if (cause instanceof UndecodableError) return { kind: 'undecodable' }
    if (cause instanceof TooLongError) return { kind: 'too-long' }
    return { kind: 'broken', cause: String(cause) }
  }
}
