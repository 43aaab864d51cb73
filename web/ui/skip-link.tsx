import { uiTexts } from './ui.texts.ts'

/** The first stop of the keyboard: leads past the header to `<main id="main">`. */
export function SkipLink() {
  return (
    <a className="kj-skip" href="#main">
      {uiTexts.skip}
    </a>
  )
}
