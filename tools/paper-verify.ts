import { systemClock } from '#kernel/clock.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'
import { NO_ANSWER, USAGE, verifyPaper } from './paper-verify/verify-paper.ts'

/**
 * `npm run --silent paper:verify -- FILE --keys KEYS [--revoked LIST]`: verifies a PDF file, or a photo of its QR code, without a network
 * and without the service (VER-01). Ends with 0 when it is genuine and holds, with 1 when it is not or was revoked, with 2 when nobody
 * can say.
 */
const { values, positionals } = argumentsOr(USAGE, {
  allowPositionals: true,
  options: { keys: { type: 'string' }, revoked: { type: 'string' } },
})
const [file, ...more] = positionals
if (file === undefined || more.length > 0 || typeof values.keys !== 'string') endWithWords(USAGE, NO_ANSWER)
const paths = { file, keys: values.keys, revoked: values.revoked }
const { words, code } = await verifyPaper(paths, systemClock.now())
console.log(words)
process.exitCode = code
