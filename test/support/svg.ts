/**
 * SVG pictures and the elements that carry badges in them, for tests.
 * @module
 */

export const SVG = 'http://www.w3.org/2000/svg'
export const OB3 = 'https://purl.imsglobal.org/ob/v3p0'
export const OB2 = 'http://openbadges.org'
export const CLR2 = 'https://purl.imsglobal.org/clr/v2p0'
export const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJpZCI6IjEifQ.c2lnbmF0dXJl'

/** A picture with `content` in its root, and a circle after it. */
export function svg(content = '', attributes = ''): string {
  return `<svg xmlns="${SVG}"${attributes}>${content}<circle r="9"/></svg>`
}

/** The element of a 3.0 badge, with a prefix of its own. */
export function carrier(body: string, attributes = ''): string {
  return `<b:credential xmlns:b="${OB3}"${attributes}>${body}</b:credential>`
}

/** The element of a 2.0 badge. */
export function assertion(body: string, attributes = ''): string {
  return `<openbadges:assertion xmlns:openbadges="${OB2}"${attributes}>${body}</openbadges:assertion>`
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Pictures as programs write them, by what is special about them. Each one takes a badge as it is. */
export const pictures: Readonly<Record<string, string>> = {
  minimal: '<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>',
  'an empty tag': '<svg xmlns="http://www.w3.org/2000/svg" width="1" />',
  'an empty tag without attributes': '<svg/>',
  'an empty element': '<svg></svg >\n',
  'a prefixed root':
    '<?xml version="1.0"?>\n<s:svg\n  xmlns:s="http://www.w3.org/2000/svg"\n><s:g/></s:svg\n>\n<!-- end -->\n',
  'a prefixed empty tag': '<s:svg xmlns:s="http://www.w3.org/2000/svg"/><?end?>',
  'byte order mark and CRLF':
    '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<svg xmlns="http://www.w3.org/2000/svg">\r\n\t<g/>\r\n</svg>\r\n',
  'a drawing with namespaces of its editor': `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with an editor (https://example.org/) -->
<svg
   width="210mm"
   height="297mm"
   viewBox="0 0 210 297"
   version="1.1"
   id="svg5"
   editor:version="1.2 (dc2aeda, 2022-05-15)"
   sodipodi:docname="badge > draft.svg"
   xmlns:editor="http://example.org/namespaces/editor"
   xmlns:sodipodi="http://example.org/namespaces/sodipodi"
   xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" editor:zoom="0.74" />
  <defs id="defs2"><linearGradient id="a"><stop offset="0"/></linearGradient></defs>
  <metadata id="metadata5"><rdf:RDF><dc:title>G\u00e9rer son budget \u{1f600}</dc:title></rdf:RDF></metadata>
  <use xlink:href="#a" x='1' y = "2"/>
  <text xml:space="preserve">a &lt; b &amp;&amp; c &#62; d</text>
</svg>
`,
  'a style sheet in CDATA':
    '<svg xmlns="http://www.w3.org/2000/svg"><style type="text/css"><![CDATA[ g > path { fill: url(#a) } /* <openbadges:credential> */ ]]></style></svg>',
  'the prefix bound to 2.0': `<svg xmlns="${SVG}" xmlns:openbadges="${OB2}"><openbadges:assertion verify="https://example.org/1"/></svg>`,
  'the prefix bound to anything, deep inside': `<svg xmlns="${SVG}"><g xmlns:openbadges="urn:x"><openbadges:credential/></g></svg>`,
  'the namespace declared before, by another prefix': `<svg xmlns="${SVG}" xmlns:ob="${OB3}"><ob:other/></svg>`,
  'the same declaration already there': `<svg xmlns:openbadges="${OB3}" xmlns="${SVG}"><g/></svg>`,
  'the same declaration and an empty tag': `<svg xmlns:openbadges="${OB3}"/>`,
  'the same declaration deep inside': `<svg xmlns="${SVG}"><g xmlns:openbadges="${OB3}"><openbadges:other/></g></svg>`,
  'a comment that speaks of badges': `<svg><!-- <openbadges:credential xmlns:openbadges="${OB3}"/> --></svg>`
}

/** A DOCTYPE that nothing depends on, as drawing programs write it. */
export const doctype =
  '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'

/** A drawing whose namespaces are entities of its DOCTYPE. */
export const drawingWithEntities = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: a drawing program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd" [
	<!ENTITY ns_extend "http://example.org/Extensibility/1.0/">
	<!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<svg version="1.0" xmlns:x="&ns_extend;" xmlns="&ns_svg;" width="100" height="100"><g x:layer="1"/></svg>
`
