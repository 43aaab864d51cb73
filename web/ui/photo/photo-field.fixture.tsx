import '../mantine-rest.css'
import { useState } from 'react'
import { mount } from '../mount.tsx'
import { PhotoField } from './photo-field.tsx'
import { PortraitField } from './portrait/portrait-field.tsx'
import type { StoredPhoto, UploadPhoto } from './queue/pending-photo.ts'

interface Kept {
  id: string
}

const upload: UploadPhoto<Kept> = (blob, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/photos')
    request.setRequestHeader('content-type', 'image/jpeg')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () =>
      request.status === 200 ? resolve(JSON.parse(request.responseText)) : reject(new Error('refused')),
    )
    request.addEventListener('error', () => reject(new Error('network')))
    request.addEventListener('abort', () => reject(new Error('abort')))
    signal.addEventListener('abort', () => request.abort())
    request.send(blob)
  })

function Page() {
  const [photos, setPhotos] = useState<readonly StoredPhoto<Kept>[]>([])
  const [portrait, setPortrait] = useState<Kept>()
  return (
    <div style={{ maxWidth: '60rem', margin: '0 auto', padding: '1rem' }}>
      <h1>免考申请凭证</h1>
      <PhotoField<Kept>
        id="photos"
        label="毕业证书的照片"
        max={4}
        resumeKey="fixture"
        photos={photos}
        upload={upload}
        addressOf={({ id }) => `/api/photos/${id}`}
        onStored={(photo, replaced) =>
          setPhotos((before) =>
            replaced !== undefined && before.includes(replaced)
              ? before.map((one) => (one === replaced ? photo : one))
              : [...before, photo],
          )
        }
        onRemove={async (photo) => {
          const reply = await fetch(photo.src, { method: 'DELETE' })
          if (!reply.ok) throw new Error('not removed')
          setPhotos((before) => before.filter((one) => one.src !== photo.src))
        }}
        onReorder={setPhotos}
      />
      <PortraitField
        id="portrait"
        label="毕业照片"
        description="正面免冠彩色照片，浅蓝色背景。"
        stored={portrait && `/api/photos/${portrait.id}`}
        send={async (photo, options) => setPortrait(await upload(photo, options))}
        explain={() => ({ text: '照片没有上传成功，请重试。', isFinal: false })}
      />
    </div>
  )
}

mount({ scheme: 'light' })(<Page />)
