import { BlockList, isIP } from 'node:net'

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** `127.0.0.1` or `10.0.0.0/8`, and the same for IPv6. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const largest = isIP(address) === 6 ? 128 : 32
  return isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= largest))
}

/** @param trusted addresses and networks as `isAddressOrNetwork` takes them */
export function proxyTrust(trusted: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const one of trusted) {
    const [address, bits] = one.split('/') as [string, string?]
    if (bits === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(bits), familyOf(address))
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address))
}
