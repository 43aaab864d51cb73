import './photo-field.css'
import { type ClipboardEvent, type DragEvent, useEffect, useImperativeHandle, useRef } from 'react'
import { ChoosePhotos } from './choose-photos.tsx'
import { photoTexts as texts } from './photo.texts.ts'
import { PhotoActs } from './photo-acts.tsx'
import type { PhotoFieldProps } from './photo-field-props.ts'
import { PhotoTile } from './photo-tile.tsx'
import { countPlaces } from './shown-photos.ts'
import { usePhotoField } from './use-photo-field.ts'

/**
 * EVI-02: photographs of a certificate, by camera, choice, drop or paste; turned upright, made small enough, warned about
 * but never refused for their quality, and uploaded by themselves, also after the connection or the page was away.
 */
export function PhotoField<T>(props: PhotoFieldProps<T>) {
  const field = usePhotoField(props)
  const group = useRef<HTMLFieldSetElement>(null)
  useKeptPage()
  useImperativeHandle(props.replaceRef, () => field.replace)
  const { id, label, error } = props
  const described = [`${id}-reminder`, ...(error ? [`${id}-error`] : [])].join(' ')
  const take = (event: ClipboardEvent | DragEvent, files: FileList) => {
    if (files.length === 0) return
    event.preventDefault()
    field.choose([...files])
  }
  return (
    <fieldset
      id={id}
      ref={group}
      tabIndex={-1}
      className="kj-photo-field"
      aria-describedby={described}
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer.files)}
    >
      <legend>{label}</legend>
      {props.description !== undefined && <p className="kj-soft">{props.description}</p>}
      <p id={`${id}-reminder`} className="kj-soft">
        {texts.reminder}
        {texts.stop}
        {texts.formats}
      </p>
      {field.shown.length > 0 && (
        <ul className="kj-photo-field-list" aria-label={texts.listOf(label)}>
          {field.shown.map((photo, index) => (
            <PhotoTile
              key={field.tileOf(photo)}
              photo={photo}
              label={label}
              place={index + 1}
              memory={photo.kind === 'stored' ? field.memoryOf(photo.stored.src) : undefined}
            >
              <PhotoActs
                photo={photo}
                label={label}
                place={index + 1}
                field={field}
                photos={props.photos}
                onReorder={props.onReorder}
                onGone={() => group.current?.focus()}
              />
            </PhotoTile>
          ))}
        </ul>
      )}
      <div className="kj-photo-field-drop">
        <ChoosePhotos label={label} room={field.room} onChoose={field.choose} />
        <p className="kj-soft kj-small kj-photo-field-desk">{texts.drop}</p>
        <p className="kj-small">
          {field.room > 0 ? texts.count(countPlaces(field.shown), props.max) : texts.full}
        </p>
      </div>
      {error && (
        <p id={`${id}-error`} className="kj-field-error">
          {error}
        </p>
      )}
      <p role="status" className="kj-small kj-photo-field-news">
        {field.news}
      </p>
    </fieldset>
  )
}

/** A picture that is dropped beside a field would open in place of the page, and what was typed would be gone. */
function useKeptPage() {
  useEffect(() => {
    const keep = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    addEventListener('dragover', keep)
    addEventListener('drop', keep)
    return () => {
      removeEventListener('dragover', keep)
      removeEventListener('drop', keep)
    }
  }, [])
}
