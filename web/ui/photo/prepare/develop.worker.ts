import { developPhoto, type PhotoTarget, type PreparedPhoto, UndecodableError } from './develop-photo.ts'

export interface DevelopOrder extends PhotoTarget {
  source: Blob
}

export type DevelopReply =
  | { kind: 'prepared'; prepared: PreparedPhoto }
  | { kind: 'undecodable' }
  | { kind: 'broken'; cause: string }

// Takes one order at a time: the sender waits for the reply.
addEventListener('message', ({ data: order }: MessageEvent<DevelopOrder>) => {
  void develop(order).then((reply) => postMessage(reply))
})

async function develop({ source, edit, maxBytes }: DevelopOrder): Promise<DevelopReply> {
  try {
    return { kind: 'prepared', prepared: await developPhoto(source, { edit, maxBytes }) }
  } catch (cause) {
    return cause instanceof UndecodableError
      ? { kind: 'undecodable' }
      : { kind: 'broken', cause: String(cause) }
  }
}
