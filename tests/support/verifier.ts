import { fromBase64Url } from '#rulebook/papers/bytes.ts'
import { judgeFile, judgeStatement, type Verdict } from '#rulebook/papers/judge-paper.ts'
import { readKeySet } from '#rulebook/papers/key-set.ts'
import { readList } from '#rulebook/papers/revocation-list.ts'
import { qrOfPdf } from './qr-of-pdf.ts'
import type { TestApplication } from './test-application.ts'
import { visit } from './visitor.ts'

/** An employer: has what the service publishes at this moment, a paper, and nothing else. */
export function verifierOf(application: TestApplication) {
  const stranger = visit(application)
  const known = async () => {
    const keys = readKeySet((await stranger.call('GET', '/.well-known/kaoji-paper-keys.json')).text)
    const list = readList((await stranger.call('GET', '/.well-known/kaoji-revoked-papers.json')).text)
    if (!keys) throw new Error('no key set is published')
    return { keys, list, now: application.clock.now() }
  }
  return {
    stranger,
    file: async (bytes: Buffer): Promise<Verdict> => judgeFile(Uint8Array.from(bytes), await known()),
    /** Scans the printed paper. */
    print: async (bytes: Buffer): Promise<Verdict> => {
      const [, fragment = ''] = ((await qrOfPdf(bytes)) ?? '').split('#')
      return judgeStatement(fromBase64Url(fragment) ?? new Uint8Array(), await known())
    },
  }
}

/** The outcome of a verdict in one word, with the reason of a revocation. */
export function wordOf(verdict: Verdict): string {
  if (verdict.kind === 'revoked') return `revoked: ${verdict.reason}`
  return verdict.kind === 'refused' ? `refused: ${verdict.fault}` : verdict.kind
}

/** Number and code as they stand at the foot of a paper. */
export function typedFrom(text: string): { paperNo: string; code: string } {
  const [, paperNo = '', code = ''] = /输入编号\s*(\S+)\s*和核验码\s*(\S+)/.exec(text) ?? []
  return { paperNo, code }
}
