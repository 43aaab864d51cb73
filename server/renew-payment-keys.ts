import { unwatchFile, watchFile } from 'node:fs'
import { readSecrets } from '#platform/secrets/secrets.ts'
import type { Deps } from './deps.ts'

const LOOK_MS = 5_000

/**
 * Takes new keys of payment from the secrets file while the process runs: when the file changes, or on SIGHUP. A file that is
 * no good changes nothing and is reported. All other keys of the file need a restart, because data is sealed with them.
 */
export function renewPaymentKeys(
  { payments, config, log }: Pick<Deps, 'payments' | 'config' | 'log'>,
  path: string,
): () => Promise<void> {
  const renew = async () => {
    try {
      payments.renewKeys((await readSecrets(path, config.mode)).payment)
      log.info('payment-keys-renewed')
    } catch (error) {
      log.error('payment-keys-refused', error)
    }
  }
  const onSignal = () => void renew()
  // The path is looked at, not the file: an operator, or a mounted secret, puts another file in its place.
  watchFile(path, { interval: LOOK_MS, persistent: false }, onSignal)
  process.on('SIGHUP', onSignal)
  return async () => {
    unwatchFile(path, onSignal)
    process.off('SIGHUP', onSignal)
  }
}
