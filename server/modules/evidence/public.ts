export { findImage } from './image.store.ts'
export { numberIndexOf } from './number-index.ts'
export { readImage } from './read-image.ts'
export { readCredentials } from './wallet.ts'
