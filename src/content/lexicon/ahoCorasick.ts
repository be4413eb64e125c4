import type { Steps } from '../../shared/turns.ts'

/** Words as one automaton (Aho and Corasick 1975) in flat arrays. `bytes` is the memory they take. */
export type Automaton = {
  bytes: number
  nodes: number
  /** Calls back for every occurrence of every word: index of the word and index after its last unit, in order of the ends, longer words first. */
  scan: (units: Uint16Array, length: number, found: (word: number, end: number) => void) => void
}

type Edges = { chars: Uint16Array; from: Int32Array; mask: number; to: Int32Array }

const EMPTY = -1

const edgesFor = (most: number): Edges => {
  const size = 2 ** Math.ceil(Math.log2(most * 2 + 2))
  return { chars: new Uint16Array(size), from: new Int32Array(size).fill(EMPTY), mask: size - 1, to: new Int32Array(size) }
}

const mix = (node: number, char: number): number => {
  const product = Math.imul(node ^ (char << 15) ^ char, 0x9e3779b1)
  return product ^ (product >>> 15)
}

/** The slot of this edge, or the free slot where it belongs. */
const slotOf = ({ chars, from, mask }: Edges, node: number, char: number): number => {
  let slot = mix(node, char) & mask
  while (from[slot] !== EMPTY && (from[slot] !== node || chars[slot] !== char)) slot = (slot + 1) & mask
  return slot
}

const follow = (edges: Edges, node: number, char: number): number => {
  const slot = slotOf(edges, node, char)
  return edges.from[slot] === EMPTY ? EMPTY : (edges.to[slot] ?? EMPTY)
}

type Trie = { char: Uint16Array; edges: Edges; nodes: number; parent: Int32Array; word: Int32Array }

/** Words and nodes between two interruptions: some ten milliseconds. */
const WORDS_A_STEP = 4_000
const NODES_A_STEP = 30_000

const addWord = (trie: Trie, text: string, index: number): void => {
  const { char, edges, parent, word } = trie
  let node = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const slot = slotOf(edges, node, code)
    if (edges.from[slot] === EMPTY) {
      edges.from[slot] = node
      edges.chars[slot] = code
      edges.to[slot] = trie.nodes
      parent[trie.nodes] = node
      char[trie.nodes] = code
      trie.nodes += 1
    }
    node = edges.to[slot] ?? 0
  }
  if (node !== 0 && word[node] === EMPTY) word[node] = index
}

function* buildTrie(words: readonly string[]): Steps<Trie> {
  const most = words.reduce((sum, { length }) => sum + length, 1)
  const trie: Trie = { char: new Uint16Array(most), edges: edgesFor(most), nodes: 1, parent: new Int32Array(most), word: new Int32Array(most).fill(EMPTY) }
  for (const [index, text] of words.entries()) {
    addWord(trie, text, index)
    if (index % WORDS_A_STEP === WORDS_A_STEP - 1) yield
  }
  return trie
}

/** Nodes by depth: a node's failure link leads to a shallower one, so that must be known first. Counted, not compared: words are short. */
const byDepth = ({ nodes, parent }: Trie): Int32Array => {
  const depth = new Uint16Array(nodes)
  const begins: number[] = [0]
  // A child is always made after its parent.
  for (let node = 1; node < nodes; node += 1) {
    const own = (depth[parent[node] ?? 0] ?? 0) + 1
    depth[node] = own
    begins[own] = (begins[own] ?? 0) + 1
  }
  for (let own = 1, before = 0; own < begins.length; own += 1) [begins[own], before] = [before, before + (begins[own] ?? 0)]
  const sorted = new Int32Array(nodes - 1)
  for (let node = 1; node < nodes; node += 1) {
    const own = depth[node] ?? 0
    const at = begins[own] ?? 0
    sorted[at] = node
    begins[own] = at + 1
  }
  return sorted
}

const stepper = (edges: Edges, fail: Int32Array) => (from: number, char: number): number => {
  let node = from
  for (;;) {
    const next = follow(edges, node, char)
    if (next !== EMPTY) return next
    if (node === 0) return 0
    node = fail[node] ?? 0
  }
}

type Links = { fail: Int32Array; report: Int32Array; step: (node: number, char: number) => number }

/** Failure links, and from each node the nearest suffix that is a word (0: none). */
function* link(trie: Trie): Steps<Links> {
  const { char, edges, nodes, parent, word } = trie
  const fail = new Int32Array(nodes)
  const report = new Int32Array(nodes)
  const step = stepper(edges, fail)
  for (const [at, node] of byDepth(trie).entries()) {
    if (at % NODES_A_STEP === NODES_A_STEP - 1) yield
    const above = parent[node] ?? 0
    fail[node] = above === 0 ? 0 : step(fail[above] ?? 0, char[node] ?? 0)
    const suffix = fail[node] ?? 0
    report[node] = word[suffix] === EMPTY ? (report[suffix] ?? 0) : suffix
  }
  return { fail, report, step }
}

/** Compiles words (UTF-16, not empty, first of equal ones counts). Linear in the sum of their lengths; scanning is linear in the text. */
export function* ahoCorasick(words: readonly string[]): Steps<Automaton> {
  const trie = yield* buildTrie(words)
  const { fail, report, step } = yield* link(trie)
  const { edges, nodes } = trie
  const word = trie.word.slice(0, nodes)
  const begins = new Uint8Array(65_536)
  for (const text of words) begins[text.charCodeAt(0)] = 1
  const scan: Automaton['scan'] = (units, length, found) => {
    let node = 0
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] ?? 0
      if (node === 0 && begins[unit] === 0) continue
      node = step(node, unit)
      for (let hit = word[node] === EMPTY ? (report[node] ?? 0) : node; hit !== 0; hit = report[hit] ?? 0) found(word[hit] ?? 0, at + 1)
    }
  }
  const bytes = [edges.chars, edges.from, edges.to, fail, report, word, begins].reduce((sum, { byteLength }) => sum + byteLength, 0)
  return { bytes, nodes, scan }
}
