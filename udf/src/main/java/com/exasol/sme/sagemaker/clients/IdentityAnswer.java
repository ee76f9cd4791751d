package com.exasol.sme.sagemaker.clients;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An answer of STS, which is XML, unless something else answers in its place. */
final class IdentityAnswer {
    private IdentityAnswer() {}

    /** {@return the text of the first element of a name, or an empty one} */
    static String field(final String xml, final String name) {
        final XMLInputFactory factory = XMLInputFactory.newInstance();
        // What answers may be anybody: nothing is looked up that a document type names.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            final XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals(name)) {
                    return reader.getElementText().strip();
                }
            }
            return "";
        } catch (final XMLStreamException exception) {
            return "";
        }
    }
}
