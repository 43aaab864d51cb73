interface FileChoiceProps {
  title: string
  help: string
  /** What the browser offers to choose: `.json`. */
  accept: string
  /** Several at once. */
  many?: true
  isWorking: boolean
  onFiles: (files: readonly File[]) => void
}

/** Takes files that are acted on at once: chosen by a click or by Enter. */
export function FileChoice({ title, help, accept, many, isWorking, onFiles }: FileChoiceProps) {
  return (
    <label className="kj-drop">
      <input
        className="kj-hidden"
        type="file"
        multiple={many ?? false}
        disabled={isWorking}
        accept={accept}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file can be chosen again.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <span className="kj-strong">{title}</span>
      <span className="kj-soft">{help}</span>
    </label>
  )
}
