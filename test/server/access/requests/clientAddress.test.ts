import { describe, expect, test } from 'vitest'
import { clientAddress, networkOf } from '../../../../server/access/requests/clientAddress.ts'
import { isAddressOrNetwork, proxyTrust } from '../../../../server/access/requests/trustedProxy.ts'
import type { VisitContext } from '../../../../server/visit.ts'

const request = (peer: string, forwarded?: string) =>
  ({ env: { incoming: { socket: { remoteAddress: peer } } }, req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) } }) as unknown as VisitContext

describe('the address of a client', () => {
  test.each([
    ['nobody is trusted', [], '127.0.0.1', '203.0.113.9', '127.0.0.1'],
    ['the proxy says who', ['127.0.0.1'], '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['what a client wrote before the proxy counts for nothing', ['127.0.0.1'], '127.0.0.1', '192.0.2.1, 203.0.113.9', '203.0.113.9'],
    ['somebody who is no proxy', ['10.0.0.0/8'], '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    ['two proxies in a row', ['127.0.0.1', '10.0.0.0/8'], '127.0.0.1', '192.0.2.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['a proxy that adds nothing', ['127.0.0.1'], '127.0.0.1', undefined, '127.0.0.1'],
    ['no address at all', ['127.0.0.1'], '127.0.0.1', 'unknown', '127.0.0.1'],
    ['a script', ['127.0.0.1'], '127.0.0.1', '<script>', '127.0.0.1'],
    ['IPv4 on a socket for both', ['127.0.0.1'], '::ffff:127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['IPv6', ['::1'], '::1', '2001:db8::5', '2001:db8::5'],
  ])('%s', (_, trusted, peer, forwarded, expected) => {
    expect(clientAddress(request(peer, forwarded), proxyTrust(trusted))).toBe(expected)
  })

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8::5', '2001:db8:0:0'],
    ['2001:db8::ffff:5', '2001:db8:0:0'],
    ['2001:db8:0:1::', '2001:db8:0:1'],
    ['2001:0DB8:0000:0001:a:b:c:d', '2001:db8:0:1'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s is limited as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  test.each([['127.0.0.1', true], ['10.0.0.0/8', true], ['::1', true], ['fd00::/8', true], ['10.0.0.0/33', false], ['10.0.0.0/', false], ['10.0.0.0/8/8', false], ['proxy', false], ['', false]])('%s can be trusted: %s', (text, expected) => {
    expect(isAddressOrNetwork(text)).toBe(expected)
  })
})
