const CONTINUE = /^HTTP\/1\.[01] 100\b[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/
const BEGINNING = Buffer.from('HTTP/1.')
const MAX_INTERIM = 2048

/** What is left of a piece of an answer behind the `100 Continue` it begins with. */
function final(piece: Buffer): Buffer {
  if (!piece.subarray(0, BEGINNING.length).equals(BEGINNING)) return piece
  const interim = CONTINUE.exec(piece.toString('latin1', 0, MAX_INTERIM))?.[0].length ?? 0
  return piece.subarray(interim)
}

/**
 * Keeps `100 Continue` from the reader of a socket. Clients must bear one they did not ask for (RFC 9110 §15.2.1), as browsers do;
 * undici ends the connection.
 */
export function withoutContinue<T extends { read: (size?: number) => unknown }>(socket: T): T {
  const read = socket.read.bind(socket)
  socket.read = (size) => {
    for (;;) {
      const piece = read(size)
      if (!Buffer.isBuffer(piece)) return piece
      const rest = final(piece)
      if (rest.length > 0) return rest
    }
  }
  return socket
}
