import type { Hit } from '../rule.ts'
import type { Link } from './linksOf.ts'
import { quoteElement } from './quoteElement.ts'

/** A hit about a link. The quote is the link itself, with its address and words. */
export const linkHit = ({ element }: Link, message: string): Hit => ({ message, place: element.place, text: quoteElement(element) })
