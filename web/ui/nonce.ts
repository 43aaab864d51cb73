/** The content security policy's nonce for style elements, which the server writes into the page at each reply. */
export function readNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

/** Gives the nonce to the scroll lock below Mantine's dialogs, which looks for it under this name only. */
export function shareNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: readNonce() })
}
