import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { Link } from '../shell/link.tsx'
import { EnlargedSample } from './enlarged-sample.tsx'
import { PhotoHints } from './photo-hints.tsx'
import { SampleCard } from './sample-card.tsx'
import { sampleCodes } from './sample-links.ts'
import { samplesTexts as texts } from './samples.texts.ts'
import { type Sample, samples } from './samples.tsx'
import './drawing/drawing.css'
import './samples.css'

/** 「凭证样例」: shows what each credential looks like, and where on it the forms' entries are (SAM-01). */
export function SamplesPage() {
  const location = useLocation()
  // The router scrolls; the focus follows, so that a screen reader goes on at the sample, also in a new tab and when
  // the same link is used again.
  useEffect(() => {
    if (location.hash !== '') document.getElementById(location.hash)?.focus({ preventScroll: true })
  }, [location])
  const [enlarged, setEnlarged] = useState<Sample>()
  return (
    <>
      <PageTitle title={texts.title} lead={texts.lead} />
      <Notice tone="going">{texts.drawn}</Notice>
      <nav className="kj-card kj-no-print" aria-labelledby="contents">
        <div className="kj-card-title">
          <h2 id="contents" tabIndex={-1}>
            {texts.contents}
          </h2>
        </div>
        <ul className="kj-sample-contents">
          {sampleCodes.map((code) => (
            <li key={code}>
              <Link className="kj-link" to="/services/samples" hash={code} resetScroll={false}>
                {samples[code].title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <PhotoHints />
      {sampleCodes.map((code) => (
        <SampleCard key={code} code={code} isChosen={location.hash === code} onEnlarge={setEnlarged} />
      ))}
      <EnlargedSample sample={enlarged} onClose={() => setEnlarged(undefined)} />
    </>
  )
}
