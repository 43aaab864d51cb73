/** Nothing can be written: the disk, or the share of it that is ours, is full, read-only or broken; below our files, or PostgreSQL's. */
export function cannotStore(error: unknown): boolean {
  return /^(ENOSPC|EDQUOT|EROFS|EIO|53100)$/.test(String(codeOf(error)))
}

/** Our own storage failed; the sender is not at fault. */
export function isOfStorage(error: unknown): boolean {
  return cannotStore(error) || /^E(ACCES|PERM|NOENT|MFILE|NFILE)$/.test(String(codeOf(error)))
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code
}
