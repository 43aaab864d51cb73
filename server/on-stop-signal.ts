const GRACE_MS = 25_000

/**
 * Runs `stop` once on SIGINT or SIGTERM, then ends the process; a second Ctrl-C ends it at once. Answers a function that
 * tells whether stopping has begun: an error after that is the result of the interruption and not a fault.
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
