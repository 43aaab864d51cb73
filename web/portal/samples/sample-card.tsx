import { IconArrowUp, IconZoomIn } from '@tabler/icons-react'
import { Link } from '../shell/link.tsx'
import { CallOutList } from './call-out-list.tsx'
import { Drawing } from './drawing.tsx'
import type { SampleCode } from './sample-links.ts'
import { samplesTexts as texts } from './samples.texts.ts'
import { type Sample, samples } from './samples.tsx'

interface SampleCardProps {
  code: SampleCode
  /** Whether the address names this sample, because the person came from a field that asks for it. */
  isChosen: boolean
  onEnlarge: (sample: Sample) => void
}

/** A sample with its call-outs in words (SAM-01). Its code is its anchor on the page. */
export function SampleCard({ code, isChosen, onEnlarge }: SampleCardProps) {
  const sample = samples[code]
  return (
    <section className="kj-card kj-sample" data-chosen={isChosen || undefined} aria-labelledby={code}>
      <div className="kj-card-title">
        <h2 id={code} tabIndex={-1}>
          {sample.title}
        </h2>
      </div>
      <div className="kj-sample-columns">
        <div className="kj-sample-picture" data-shape={sample.shape}>
          <Drawing sample={sample} />
          {/* The button covers the whole drawing: a person who taps a picture wants it larger. */}
          <button type="button" aria-label={texts.enlargeOf(sample.title)} onClick={() => onEnlarge(sample)}>
            <span>
              <IconZoomIn size="1.2em" aria-hidden />
              {texts.enlarge}
            </span>
          </button>
        </div>
        <div>
          <h3>{texts.use}</h3>
          <p>{sample.use}</p>
          <p className="kj-small kj-soft">{sample.source}</p>
          <h3 className="kj-sample-where">{texts.where}</h3>
          <CallOutList sample={sample} />
          <Link className="kj-link kj-no-print" to="/services/samples" hash="contents" resetScroll={false}>
            <IconArrowUp size="1.2em" aria-hidden />
            {texts.toContents}
          </Link>
        </div>
      </div>
    </section>
  )
}
