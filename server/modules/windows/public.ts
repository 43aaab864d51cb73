export { closingWindows } from './closing-windows.ts'
export {
  findServiceWindow,
  readServiceWindows,
  type ServiceWindow,
  windowsOfSchool,
} from './find-window.ts'
export { createServicesView } from './view-windows.ts'
export { windows } from './windows-section.store.ts'
