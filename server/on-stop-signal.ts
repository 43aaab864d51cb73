const GRACE_MS = 25_000

/**
 * Runs `stop` once on SIGINT or SIGTERM, then ends the process; a second Ctrl-C does not wait. Answers whether that has
 * begun: what fails from then on was interrupted, and is no fault.
 */
export function onStopSignal(stop: () => Promise<void>): () => boolean {
  let isStopping = false
  const handle = () => {
    if (isStopping) process.exit(130)
    isStopping = true
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
  return () => isStopping
}
