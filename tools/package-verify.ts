import { systemClock } from '#kernel/clock.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'
import { NO_ANSWER, USAGE, verifyPackage } from './package-verify/verify-package.ts'

/**
 * `npm run --silent package:verify -- FILE --keys KEYS`: verifies a transfer package without a network and without the service (TRO-04).
 * Ends with 0 when it is genuine and in its time, with 1 when it is not, with 2 when nobody can say.
 */
const { values, positionals } = argumentsOr(USAGE, {
  allowPositionals: true,
  options: { keys: { type: 'string' } },
})
const [file, ...more] = positionals
if (file === undefined || more.length > 0 || typeof values.keys !== 'string') endWithWords(USAGE, NO_ANSWER)
const { words, code } = await verifyPackage({ file, keys: values.keys }, systemClock.now())
console.log(words)
process.exitCode = code
