package dev.antigravity.envfile;

/// One live `KEY=value` of a file and where its parts stand in the text.
///
/// @param key        as `dotenv` reads it
/// @param value      as `dotenv` reads it
/// @param from       where its first line begins
/// @param valueFrom  first character of the value as written, its quote included
/// @param valueUntil behind the last character of the value as written
/// @param until      behind the end of its last line, comment and line ending included
record Assignment(String key, String value, int from, int valueFrom, int valueUntil, int until) {

    /// The value as written, with its quotes.
    String written(String text) {
        return text.substring(valueFrom, valueUntil);
    }

    /// The whole lines of this assignment.
    String lines(String text) {
        return text.substring(from, until);
    }

    /// A key and nothing else: the value stays out of logs.
    @Override
    public String toString() {
        return key + "=***";
    }
}
