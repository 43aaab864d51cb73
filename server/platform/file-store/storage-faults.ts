/** The disk, or the share of it that is ours, is full: below our own files, or below PostgreSQL's. */
export function isFull(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100'
}

/** Our own storage failed; the sender is not at fault. */
export function isOfStorage(error: unknown): boolean {
  return isFull(error) || /^E(IO|ROFS|ACCES|PERM|NOENT|MFILE|NFILE)$/.test(String(codeOf(error)))
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code
}
