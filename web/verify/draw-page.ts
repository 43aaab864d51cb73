import { drawOutcome } from './draw-verdict.ts'
import { button, element } from './element.ts'
import { type Scan, startScan } from './scan.ts'
import { texts } from './verify.texts.ts'
import { type Outcome, statementIn, verifyFile, verifyStatement, verifyTyped } from './verify-paper.ts'

/** The page: three ways in, and one place for what came of it. */
export interface VerifyPage {
  /** Says that it works on it, then what came of it. */
  show(verify: () => Promise<Outcome>): Promise<void>
}

/** Draws the page into its root. */
export function drawPage(root: HTMLElement): VerifyPage {
  const result = element('section', { class: 'result', 'aria-live': 'polite', hidden: '' })
  let turn = 0
  const show = async (verify: () => Promise<Outcome>) => {
    turn += 1
    const own = turn
    result.hidden = false
    result.replaceChildren(element('p', {}, texts.working))
    const outcome = await verify().catch((): Outcome => ({ kind: 'problem', words: texts.failed }))
    // Somebody was faster with another paper: that one's answer stays.
    if (own !== turn) return
    const parts = drawOutcome(outcome)
    result.replaceChildren(...parts)
    const [head] = parts
    head?.focus()
    head?.scrollIntoView({ block: 'start' })
  }
  root.append(
    element('h1', {}, texts.title),
    element('p', {}, texts.intro),
    result,
    scanPart(show),
    filePart(show),
    typedPart(show),
  )
  return { show }
}

type Show = VerifyPage['show']

function scanPart(show: Show): HTMLElement {
  const video = element('video', { playsinline: '', muted: '', 'aria-label': texts.scan, hidden: '' })
  video.muted = true
  const said = element('p', { class: 'hint', role: 'status' }, texts.scanHint)
  let scan: Scan | undefined
  let isOpening = false
  const closed = () => {
    scan?.stop()
    scan = undefined
    video.hidden = true
    toggle.textContent = texts.scan
    said.textContent = texts.scanHint
  }
  const opened = async () => {
    // While the browser asks for the camera: a second one would never be closed.
    if (isOpening) return
    isOpening = true
    try {
      video.hidden = false
      scan = await startScan(video).finally(() => {
        isOpening = false
      })
      toggle.textContent = texts.stopScan
      said.textContent = texts.scanning
      const found = await scan.found
      closed()
      if (found !== undefined) await show(() => verifyStatement(statementIn(found)))
    } catch {
      closed()
      said.textContent = texts.noCamera
    }
  }
  const toggle = button(texts.scan, 'first', () => (scan ? closed() : void opened()))
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && scan) closed()
  })
  return element('section', {}, element('h2', {}, texts.scan), said, video, toggle)
}

function filePart(show: Show): HTMLElement {
  const input = element('input', {
    type: 'file',
    id: 'file',
    class: 'unseen',
    accept: 'application/pdf,image/*',
    'aria-describedby': 'file-hint',
  })
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void show(() => verifyFile(file))
    // The same file can be chosen again.
    input.value = ''
  })
  return element(
    'section',
    {},
    element('h2', {}, texts.choose),
    element('p', { class: 'hint', id: 'file-hint' }, texts.chooseHint),
    input,
    // The browser's own button speaks the language of the browser.
    element('label', { for: 'file', class: 'button' }, texts.choose),
  )
}

function typedPart(show: Show): HTMLElement {
  const typing = { type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' }
  const paperNo = element('input', { ...typing, id: 'paper-no', maxlength: '60', required: '' })
  const code = element('input', { ...typing, id: 'code', maxlength: '40', required: '' })
  const fault = element('p', { class: 'must', role: 'alert', hidden: '' }, texts.codeNeeded)
  const form = element(
    'form',
    { novalidate: '' },
    element('label', { for: 'paper-no' }, texts.paperNo),
    paperNo,
    element('label', { for: 'code' }, texts.code),
    code,
    fault,
    element('button', { type: 'submit', class: 'other' }, texts.submit),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = { paperNo: paperNo.value.trim(), code: code.value.trim() }
    const isWhole = typed.paperNo !== '' && typed.code !== ''
    fault.hidden = isWhole
    if (isWhole) void show(() => verifyTyped(typed))
    else (typed.paperNo === '' ? paperNo : code).focus()
  })
  return element(
    'section',
    {},
    element('h2', {}, texts.type),
    element('p', { class: 'hint' }, texts.typeHint),
    form,
  )
}
