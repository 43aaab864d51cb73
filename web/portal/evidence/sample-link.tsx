import { IconExternalLink } from '@tabler/icons-react'
import { credentialTypeName } from '#rulebook/evidence/credential-types.ts'
import { sampleFor } from '../samples/sample-links.ts'
import { evidenceTexts as texts } from './evidence.texts.ts'

/** Opens the sample of a credential in a tab of its own, so that the form stays open (SAM-01). */
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
