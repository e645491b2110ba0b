/**
 * The door `openbadges-kit/contexts`: the pinned JSON-LD contexts, for use with other libraries.
 * @module
 */
export type { ContextDocuments } from './context/context-set.ts'
export { pinnedContextUrls } from './context/context-set.ts'
export {
  createDocumentLoader,
  type DocumentLoader,
  type DocumentLoaderOptions,
  type RemoteDocument
} from './context/document-loader.ts'
export { contextUrls } from './model/context-urls.ts'
export { OpenBadgesError } from './problem/error.ts'
