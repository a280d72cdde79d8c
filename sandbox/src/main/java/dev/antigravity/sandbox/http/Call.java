package dev.antigravity.sandbox.http;

import java.nio.charset.StandardCharsets;

/// One request, read to its end.
///
/// @param number counts the requests of one server from 1
/// @param path   as it was sent, without the query
/// @param query  the raw text behind the question mark, empty if there was none
/// @param body   the bytes as they came; do not change them
@SuppressWarnings("ArrayRecordComponent")
public record Call(long number, String method, String path, String query, Headers headers, byte[] body) {
    public FormFields queryFields() {
        return FormFields.parse(query);
    }

    public FormFields formFields() {
        return FormFields.parse(text());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
