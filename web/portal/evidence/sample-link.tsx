import { IconExternalLink } from '@tabler/icons-react'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { sampleFor } from '../samples/sample-links.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'

/** SAM-01: what such a paper looks like, beside the form and not instead of it. */
export function SampleLink({ type }: { type: string }) {
  const sample = sampleFor(type)
  if (sample === undefined) return null
  return (
    <a className="kj-link" href={`${sample.to}#${sample.hash}`} target="_blank" rel="noreferrer">
      {texts.sample(credentialTypeName(type))}
      <IconExternalLink size="1em" aria-hidden />
      <span className="kj-hidden">{texts.sampleHelp}</span>
    </a>
  )
}
