package dev.antigravity.picture;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/// Details as XMP, the form that picture programs read: description, tool and date under the names everybody knows, the
/// rest under a namespace of ours.
///
/// Source: XMP Specification Part 1 (2012), sections 7.3 and 8.4.
final class XmpPacket {
    private static final String META = "adobe:ns:meta/";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/";
    private static final String OWN = "urn:antigravity:picture:1:";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private XmpPacket() {}

    static byte[] encode(PictureDetails details) {
        var text = new StringWriter();
        text.write("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(details, xml);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a packet in memory could not be written", e);
        }
        text.write("\n<?xpacket end=\"w\"?>");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(PictureDetails details, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("x", "xmpmeta", META);
        xml.writeNamespace("x", META);
        xml.writeStartElement("rdf", "RDF", RDF);
        xml.writeNamespace("rdf", RDF);
        xml.writeStartElement("rdf", "Description", RDF);
        xml.writeNamespace("dc", DC);
        xml.writeNamespace("xmp", XMP);
        xml.writeNamespace("ag", OWN);
        xml.writeAttribute("rdf", RDF, "about", "");

        xml.writeStartElement("dc", "description", DC);
        xml.writeStartElement("rdf", "Alt", RDF);
        xml.writeStartElement("rdf", "li", RDF);
        xml.writeAttribute("xml", XML, "lang", "x-default");
        xml.writeCharacters(writable(details.description()));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();

        element(xml, "xmp", XMP, "CreatorTool", details.tool());
        element(xml, "xmp", XMP, "CreateDate", details.made().toString());
        for (var fact : details.facts().entrySet()) {
            element(xml, "ag", OWN, fact.getKey(), fact.getValue());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String prefix, String namespace, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(prefix, name, namespace);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    /// XML has no place for most control characters and for halves of characters.
    private static String writable(String text) {
        var writable = new StringBuilder();
        text.codePoints().map(c -> isXml(c) ? c : 0xFFFD).forEach(writable::appendCodePoint);
        return writable.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c < 0xD800
                || c >= 0xE000 && c < 0xFFFE
                || c > 0xFFFF;
    }

    /// What we once wrote; empty if somebody else wrote the packet or it cannot be read.
    static Optional<PictureDetails> decode(byte[] packet) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return read(factory.createXMLStreamReader(new ByteArrayInputStream(packet), "UTF-8"));
        } catch (XMLStreamException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<PictureDetails> read(XMLStreamReader xml) throws XMLStreamException {
        var description = "";
        var tool = "";
        var made = "";
        var facts = new LinkedHashMap<String, String>();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            var name = xml.getLocalName();
            switch (xml.getNamespaceURI()) {
                case RDF -> {
                    if (name.equals("li")) {
                        description = xml.getElementText();
                    }
                }
                case XMP -> {
                    if (name.equals("CreatorTool")) {
                        tool = xml.getElementText();
                    } else if (name.equals("CreateDate")) {
                        made = xml.getElementText();
                    }
                }
                case OWN -> facts.put(name, xml.getElementText());
                default -> {}
            }
        }
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(new PictureDetails(description, tool, Instant.parse(made), facts));
    }
}
