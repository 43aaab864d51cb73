export { transferOutCourses } from './kept-courses-section.store.ts'
export { destinationMajorsSection } from './major/majors-section.store.ts'
export { transferOutTerms } from './terms-section.store.ts'
export { transferOutService } from './transfer-out-service.ts'
