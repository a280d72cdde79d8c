package dev.antigravity.api;

import java.util.Map;
import java.util.Optional;

/// What came of a command. A value: the host prints it, as text or as JSON, and turns it into an exit code.
public sealed interface CommandResult {
    /// It worked.
    record Done(Report report) implements CommandResult {}

    /// It did not work. The report holds what there is to show all the same, mostly nothing.
    record Failed(ErrorCode code, String message, Text hint, Report report) implements CommandResult {}

    /// It takes an answer that nobody is there to give.
    record NeedsInput(MissingInput missing) implements CommandResult {}

    /// It was cancelled, or a question was declined.
    record Cancelled(String message) implements CommandResult {}

    static CommandResult failed(CommandException failure) {
        return new Failed(failure.code(), failure.message(), failure.hint(), new Report());
    }

    /// For a command line: 0 done, 1 failed, 2 called wrongly, 3 needs input, 130 cancelled.
    default int exitCode() {
        return switch (this) {
            case Done _ -> 0;
            case Failed failed -> failed.code() == ErrorCode.USAGE ? 2 : 1;
            case NeedsInput _ -> 3;
            case Cancelled _ -> 130;
        };
    }

    /// The result for programs, in the one shape every host prints as JSON:
    ///
    /// ```json
    /// {
    ///   "status": "ok | failed | needs_input | cancelled",
    ///   "exitCode": 0,
    ///   "message": "what a person would have read, as plain text; lines end in \n",
    ///   "data": { "whatever": "the command found; always there for ok and failed" },
    ///   "artifacts": [{ "path": "/abs/image.png", "mediaType": "image/png", "title": "A fox" }],
    ///   "next": ["antigravity list models"],
    ///   "error": { "code": "USAGE", "message": "Unknown flag --al. Did you mean --all?", "hint": "See …" },
    ///   "missing": [{ "flag": "--provider", "question": "Select active provider", "choices": ["claude"] }]
    /// }
    /// ```
    ///
    /// `status`, `exitCode` and `message` are always there, `error` exactly for failed, `missing` exactly for
    /// needs_input, `artifacts` and `next` if there are any. Members may be added, none is removed or renamed.
    default Map<String, Object> toMap() {
        return ResultMap.of(this);
    }

    /// What the command has to show, if anything.
    default Optional<Report> found() {
        return switch (this) {
            case Done(var report) -> Optional.of(report);
            case Failed(var _, var _, var _, var report) -> Optional.of(report);
            case NeedsInput _, Cancelled _ -> Optional.empty();
        };
    }
}
