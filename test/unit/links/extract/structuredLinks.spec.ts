import { describe, expect, it } from '@jest/globals'

import { jsonLdLinks } from '../../../../src/links/jsonLdLinks.ts'
import { feedLinks } from '../../../../src/links/readFeed.ts'
import { atOnce } from '../../../../src/links/turns.ts'

const deep = (depth: number): string => `${'{"a":'.repeat(depth)}{"url":"https://a.example/"}${'}'.repeat(depth)}`

describe('JSON-LD', () => {
  it.each<[what: string, text: string, links: string[]]>([
    ['a list of images', '{"image":["https://a.example/1.png","//b.example/2.png"]}', ['https://a.example/1.png', '//b.example/2.png']],
    ['bread crumbs', '{"itemListElement":[{"@type":"ListItem","position":1,"item":"https://a.example/x"}]}', ['https://a.example/x']],
    ['a template of a search', '{"potentialAction":{"target":"https://a.example/?q={search_term_string}"}}', []],
    ['an address as a name', '{"headline":"https://a.example/","url":"/relative"}', []],
    ['the vocabulary', '{"@context":"https://schema.org","@id":"https://a.example/#x"}', []],
    ['no JSON', '{"url":"https://a.example/"', []],
    ['an endless nesting', deep(100), []],
    ['null and numbers', '[null,1,{"url":null}]', []],
    ['too long a block', `{"url":"https://a.example/","x":"${'x'.repeat(300_000)}"}`, []],
  ])('should read %s', (_, text, links) => expect(jsonLdLinks(text)).toEqual(links))
})

describe('a feed', () => {
  it.each<[what: string, text: string, links: string[]]>([
    ['RSS 2.0', '<?xml version="1.0"?><rss><channel><link> https://a.example/ </link><item><link><![CDATA[/x?a=1&b=2]]></link><enclosure url="/a.mp3"/></item></channel></rss>', ['https://a.example/', '/x?a=1&b=2', '/a.mp3']],
    ['RSS 1.0', '<rdf:RDF><item><link>/one</link></item></rdf:RDF>', ['/one']],
    ['Atom', '<feed><link href="/home"/><entry><link rel="alternate" href="e"></link><link/></entry></feed>', ['/home', 'e']],
    ['other XML', '<note><link>/x</link><link href="/y"/></note>', []],
    ['no XML', 'link: /x', []],
    ['an empty link', '<rss><link></link><enclosure/></rss>', []],
  ])('should give the links of %s', (_, text, links) => expect(atOnce(feedLinks(text)).map(({ url }) => url)).toEqual(links))
})
