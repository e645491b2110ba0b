/** Which addresses are public: by the registries of IANA, held against another reading of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressPolicy } from '../../src/node/address-policy.ts'

const isPublic = addressPolicy([])

/** First and last address of each range that is not public, with the address before and after it. */
const ipv4Ranges = [
  ['0.0.0.0', '0.255.255.255', undefined, '1.0.0.0'],
  ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['168.63.129.16', '168.63.129.16', '168.63.129.15', '168.63.129.17'],
  ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0', '255.255.255.255', '223.255.255.255', undefined]
] as const

const ipv6Ranges = [
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff', '2000:ffff::', '2001:200::'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db7:ffff::', '2001:db9::'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:ffff::', '2003::'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff', '3ffe:ffff::', '3fff:1000::'],
  ['4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff:ffff::', undefined],
  ['::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', undefined, '2000::']
] as const

describe('by its edges', () => {
  test.each([...ipv4Ranges, ...ipv6Ranges])(
    '%s to %s is not public, what stands beside is',
    (first, last, before, after) => {
      expect([first, last].filter(isPublic)).toEqual([])
      expect([before, after].filter(address => address !== undefined && !isPublic(address))).toEqual([])
    }
  )
})

test.each([
  ['loopback', '::1'],
  ['unspecified', '::'],
  ['IPv4 in IPv6, mapped', '::ffff:127.0.0.1'],
  ['the same, of a public one', '::ffff:93.184.215.14'],
  ['the same in hexadecimal', '::ffff:a9fe:a9fe'],
  ['the same, written out', '0:0:0:0:0:ffff:7f00:1'],
  ['IPv4 in IPv6, compatible', '::127.0.0.1'],
  ['IPv4 in IPv6, translated', '::ffff:0:127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['NAT64 of a public one', '64:ff9b::5db8:d70e'],
  ['NAT64 for local use', '64:ff9b:1::7f00:1'],
  ['to be thrown away', '100::1'],
  ['Teredo', '2001:0:7f00:1::'],
  ['benchmarks', '2001:2::1'],
  ['ORCHID', '2001:20::1'],
  ['6to4', '2002:7f00:1::'],
  ['segment routing', '5f00::1'],
  ['unique local', 'fc00::1'],
  ['the metadata of a cloud', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['a public one with a zone', '2606:2800:220:1::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['no address', 'example.org'],
  ['an address in brackets', '[2606:2800:220:1::1]'],
  ['a short form', '127.1'],
  ['an octal form', '0177.0.0.1'],
  ['a number', '2130706433'],
  ['nothing', '']
])('%s is not public: %s', (_, address) => {
  expect(isPublic(address)).toBe(false)
})

test.each(['93.184.215.14', '1.1.1.1', '2606:2800:220:1:248:1893:25c8:1946', '2A00:1450:4001:80B::200E'])(
  '%s is public',
  address => {
    expect(isPublic(address)).toBe(true)
  }
)

describe('held against arithmetic', () => {
  const numberOf = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

  test('IPv4', () => {
    const closed = ipv4Ranges.map(([first, last]) => [numberOf(first), numberOf(last)] as const)
    fc.assert(
      fc.property(fc.ipV4(), address => {
        const number = numberOf(address)
        const isClosed = closed.some(([first, last]) => number >= first && number <= last)
        expect([address, isPublic(address)]).toEqual([address, !isClosed])
      }),
      { numRuns: 5_000 }
    )
  })

  test('IPv6', () => {
    const group = fc.nat(0xffff)
    const first = fc.oneof(group, fc.constantFrom(0x2000, 0x2001, 0x2002, 0x3fff, 0x64, 0xfc00, 0))
    fc.assert(
      fc.property(
        first,
        fc.oneof(group, fc.nat(0x0fff), fc.constant(0xdb8)),
        fc.array(group, { minLength: 6, maxLength: 6 }),
        (a, b, rest) => {
          const address = [a, b, ...rest].map(part => part.toString(16)).join(':')
          const isClosed =
            (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || a === 0x2002 || (a === 0x3fff && b < 0x1000)
          expect([address, isPublic(address)]).toEqual([address, a >= 0x2000 && a <= 0x3fff && !isClosed])
        }
      ),
      { numRuns: 5_000 }
    )
  })
})

describe('allows by name', () => {
  test.each([
    ['10.1.0.0/16', '10.1.255.255', '10.2.0.0'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.2'],
    ['127.0.0.1/32', '127.0.0.1', '127.0.0.0'],
    ['0.0.0.0/0', '10.0.0.1', '::1'],
    ['fd12::/48', 'fd12::1', 'fd12:0:1::1'],
    ['::1', '::1', '::2'],
    ['64:ff9b::/96', '64:ff9b::5db8:d70e', '64:ff9b::1:5db8:d70e']
  ])('%s: %s, and not %s', (network, within, beside) => {
    const isAllowed = addressPolicy([network])
    expect([isAllowed(within), isAllowed(beside), isAllowed('93.184.215.14')]).toEqual([true, false, true])
    expect(isPublic(within)).toBe(false)
  })

  test.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/',
    '10.0/8',
    '::/129',
    'fe80::1%eth0',
    'localhost',
    '10.0.0.0/8/8'
  ])('but not %j', network => {
    expect(() => addressPolicy([network])).toThrow(TypeError)
  })
})
