"""What a file says of itself, twice in the same words: for old readers and as XMP (ISO 16684-1)."""

from dataclasses import dataclass

from protest_letters.media.press.syntax import printable, text

_PROGRAM = "protest"
#: What the two standards are, and what a reader that does not know the second should make of it (ISO 19005-2, 6.6.2).
_STANDARDS = """\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class About:
    """A file's description: its language as in `en-GB`, its title, who wrote it, how it was made (may be empty)."""

    language: str
    title: str
    author: str = ""
    mark: str = ""

    def info(self) -> bytes:
        """Return the dictionary that old readers know."""
        entries = {b"Title": self.title, b"Author": self.author, b"Keywords": self.mark}
        entries |= {b"Creator": _PROGRAM, b"Producer": _PROGRAM}
        given = (b"/%b%b" % (key, text(printable(value))) for key, value in entries.items() if value)
        return b"<<%b>>" % b"".join(given)

    def packet(self) -> bytes:
        """Return the same as XMP."""
        title, author, mark, language = (
            _escaped(printable(value)) for value in (self.title, self.author, self.mark, self.language)
        )
        dublin_core = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        dublin_core += f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        if author:
            dublin_core += f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        keywords = f"<pdf:Keywords>{mark}</pdf:Keywords>" if mark else ""
        packet = (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
            f"{dublin_core}</rdf:Description>\n"
            '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">\n'
            f"<pdf:Producer>{_PROGRAM}</pdf:Producer>{keywords}</rdf:Description>\n"
            '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">\n'
            f"<xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool></rdf:Description>\n"
            f'{_STANDARDS}</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
        )
        return packet.encode()


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
