import { IconFileSpreadsheet, IconFileZip } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { IMPORT_KINDS, type ImportKind } from '#contracts/office/imports.ts'
import { textsOf } from './texts-of.ts'

const ACCEPTS = {
  sheet: '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  archive: '.zip,application/zip,application/x-zip-compressed',
} as const
const ICONS = { sheet: IconFileSpreadsheet, archive: IconFileZip } as const

interface FileDropProps {
  kind: ImportKind
  file: File | undefined
  onFile: (file: File | undefined) => void
}

/** Takes one file: dropped here, or chosen by a click or by Enter. */
export function FileDrop({ kind, file, onFile }: FileDropProps) {
  const texts = textsOf(kind)
  const Icon = ICONS[IMPORT_KINDS[kind].format]
  const [isOver, setOver] = useState(false)
  const hold = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <label
      className="kj-drop"
      data-over={isOver || undefined}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon size="2rem" stroke={1.4} aria-hidden />
      <input
        id="file"
        className="kj-hidden"
        type="file"
        accept={ACCEPTS[IMPORT_KINDS[kind].format]}
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
      {file ? (
        <span>
          <span className="kj-strong">{file.name}</span> {texts.fileSize(file.size)}
        </span>
      ) : (
        <span className="kj-strong">{texts.drop}</span>
      )}
      <span className="kj-soft">{file ? texts.otherFile : texts.file}</span>
    </label>
  )
}
