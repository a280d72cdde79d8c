package dev.antigravity.settings;

import java.nio.file.Path;

/// Where a value came from. `toString` is how people are told.
public sealed interface Origin {

    /// Nobody stated it: the value this version comes with.
    record Default() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /// Stated in a file.
    ///
    /// @param line   counted from 1
    /// @param column in characters, counted from 1
    record File(Path file, int line, int column) implements Origin {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /// Taken from an environment variable of that name.
    record Environment(String variable) implements Origin {
        @Override
        public String toString() {
            return "environment " + variable;
        }
    }

    /// Taken from an environment variable because the file says so.
    record Reference(String variable, File where) implements Origin {
        @Override
        public String toString() {
            return "environment " + variable + ", named at " + where;
        }
    }

    /// Stated on the command line.
    record Flag(String flag) implements Origin {
        @Override
        public String toString() {
            return "flag " + flag;
        }
    }
}
