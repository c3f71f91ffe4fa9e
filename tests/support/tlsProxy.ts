// TLS in front of a server, as a proxy gives it: a certificate made for the test, signed by itself.

import { generateKeyPairSync, sign } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { createServer, request as httpsRequest } from 'node:https'

export type TlsProxy = {
  listen: (port: number) => Promise<void>
  forwardTo: (port: number) => void
  close: () => void
}

/** A proxy that writes `X-Forwarded-For` and hands everything else on. */
export function tlsProxy(): TlsProxy {
  let target = 0
  const server = createServer(selfSigned(), (req, res) => {
    const { method, url: path, headers } = req
    const onward = httpRequest(
      {
        port: target,
        host: '127.0.0.1',
        method,
        path,
        headers: { ...headers, 'x-forwarded-for': '192.0.2.7' },
      },
      (answer) => {
        res.writeHead(answer.statusCode!, answer.rawHeaders as never)
        answer.pipe(res)
      },
    )
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  })
  return {
    listen: (port) => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    forwardTo: (port) => {
      target = port
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type TlsAnswer = { status: number; setCookie: string[]; location: string | undefined; text: string }

/** One request over TLS, whoever signed the certificate. */
export function overTls(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(url, { method, headers, rejectUnauthorized: false, agent: false }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode!,
          setCookie: answer.headers['set-cookie'] ?? [],
          location: answer.headers.location,
          text: Buffer.concat(pieces).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * A key, and a certificate of it for localhost (RFC 5280, version 1), written as DER by hand: Node can read
 * them, and not make them.
 */
function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
  const name = der(
    0x30,
    der(0x31, der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('localhost')))),
  )
  const time = (text: string) => der(0x18, Buffer.from(text))
  const body = der(
    0x30,
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    der(0x30, time('20200101000000Z'), time('20990101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const cert = der(0x30, body, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
