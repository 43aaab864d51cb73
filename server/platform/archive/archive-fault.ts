/** Why an uploaded archive cannot be read (IMP-01). */
export type ArchiveFaultReason =
  | 'empty'
  | 'not_an_archive'
  | 'truncated'
  | 'encrypted'
  | 'dangerous'
  | 'too_many_entries'
  | 'bomb'

/** What is wrong with the archive and what to do next. `limit`: how many files it may have. */
const WORDS = {
  empty: () => '压缩包里没有文件。请确认选对了文件后重新上传。',
  not_an_archive: () => '这不是 ZIP 压缩包（RAR、7z 也不能读取）。请另存为 ZIP 后重新上传。',
  truncated: () => '压缩包不完整，可能没有下载完或已损坏。请重新打包，能正常打开后再上传。',
  encrypted: () => '压缩包设了密码。请取消密码，重新打包后上传。',
  dangerous: () => '压缩包里有不安全的文件路径（例如「../」）。请把照片放在一个文件夹里，重新打包后上传。',
  too_many_entries: (limit) => `压缩包里的文件超过 ${limit} 个。请拆成几个压缩包分别上传。`,
  bomb: () => '压缩包展开后过大，没有读取。请确认里面只有照片，重新打包后上传。',
} as const satisfies Record<ArchiveFaultReason, (limit: number) => string>

/** The archive as a whole is at fault, not the program. */
export class ArchiveFault extends Error {
  readonly reason: ArchiveFaultReason

  constructor(reason: ArchiveFaultReason) {
    super(`archive fault: ${reason}`)
    this.name = 'ArchiveFault'
    this.reason = reason
  }
}

/** The fault in Chinese, for the officer who uploaded the archive. */
export function wordsOfArchiveFault(
  { reason }: ArchiveFault,
  { maxEntries }: { maxEntries: number },
): string {
  return WORDS[reason](maxEntries)
}
