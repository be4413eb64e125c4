import type { ContentElement } from '../../model/contentNode.ts'
import type { Hit } from '../rule.ts'
import { quoteElement } from './quoteElement.ts'

/** A hit that is about an element as a whole and quotes it. */
export const hitOn = (element: ContentElement, message: string): Hit => ({ message, place: element.place, text: quoteElement(element) })
