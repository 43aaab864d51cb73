import { ArchiveFault, wordsOfArchiveFault } from '#platform/archive/archive-fault.ts'
import { type ArchivedFile, judgeArchive, readArchive } from '#platform/archive/read-archive.ts'
import { readPhotoName } from '#rulebook/record-photo/photo-file-name.ts'
import type { Adapters } from '#server/deps.ts'
import type { Progress, ReadArchive } from '#server/import-kind.ts'
import { UnreadableFile } from '../checking/unreadable-file.ts'
import { PHOTO_LIMITS } from './photo-limits.ts'
import { type KeptPhoto, type PhotoLine, photoLine } from './photo-line.ts'
import { type PhotoWork, startPhotoWork } from './photo-work.ts'
import { judgePhoto, type TakenPhoto } from './take-photo.ts'

type Deps = Pick<Adapters, 'cipher' | 'ids' | 'images' | 'random' | 'vault'>

const NONE = '压缩包里没有照片文件。请确认选对了文件后重新上传。'

/**
 * Reads an archive of photographs, one at a time (IMP-01). What can be used is put into the vault, sealed, before a row names it: the
 * archive is not needed again, and what is applied is what was judged. A crash leaves files that no row names, which the sweep removes.
 */
export async function readPhotos(
  deps: Deps,
  path: string,
  noteProgress: (progress: Progress) => Promise<void>,
): Promise<ReadArchive> {
  const lines: string[] = []
  let ofSystem = 0
  try {
    const work = startPhotoWork(await judgeArchive(path, PHOTO_LIMITS), noteProgress)
    for await (const file of readArchive(path, PHOTO_LIMITS)) {
      const line = await readOne(deps, file, work)
      if (line === undefined) ofSystem += 1
      else lines.push(photoLine(deps, line))
      await work.end(file.place)
    }
  } catch (error) {
    if (error instanceof ArchiveFault) throw new UnreadableFile(wordsOfArchiveFault(error, PHOTO_LIMITS))
    throw error
  }
  if (lines.length === 0) throw new UnreadableFile(NONE)
  return { lines, warnings: ofSystem === 0 ? [] : [wordsOfSystemFiles(ofSystem)] }
}

function wordsOfSystemFiles(count: number): string {
  return `压缩包里有 ${count} 个系统自动生成的文件（如 __MACOSX、Thumbs.db），不是照片，没有读取。`
}

async function readOne(deps: Deps, file: ArchivedFile, work: PhotoWork): Promise<PhotoLine | undefined> {
  const { place, name } = file
  const named = readPhotoName(name)
  if (named.kind === 'of_system') return undefined
  const line = { place, name, named, size: '', kept: undefined, notes: [] }
  if (named.kind === 'other_file') return { ...line, problems: ['photo_extension'] }
  const ofName = named.kind === 'other_name' ? ['photo_name_form'] : []
  if (file.kind === 'too_large') return { ...line, problems: [...ofName, 'image_too_large'] }
  if (file.kind === 'damaged') return { ...line, problems: [...ofName, 'photo_damaged'] }
  if (file.kind === 'other_method') return { ...line, problems: [...ofName, 'photo_packing'] }
  work.add(await deps.images.pixelsOf(file.bytes))
  const { problems, notes, photo } = await judgePhoto(deps, file.bytes)
  const isSound = photo !== undefined && ofName.length === 0
  return {
    ...line,
    size: photo === undefined ? '' : wordsOfSize(photo, file.bytes.length),
    kept: isSound ? await keep(deps, photo) : undefined,
    problems: [...ofName, ...problems],
    notes,
  }
}

function wordsOfSize({ width, height }: TakenPhoto, bytes: number): string {
  return `${width}×${height}，${Math.ceil(bytes / 1024)} KB`
}

async function keep({ ids, random, vault }: Deps, photo: TakenPhoto): Promise<KeptPhoto> {
  const imageId = ids.next()
  const vaultKey = `${random.bytes(1).toString('hex')}/${imageId}`
  await vault.put(vaultKey, photo.bytes)
  const { mediaType, width, height, digest, look } = photo
  return { imageId, vaultKey, mediaType, width, height, bytes: photo.bytes.length, digest, look }
}
