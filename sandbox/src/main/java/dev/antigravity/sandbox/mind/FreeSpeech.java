package dev.antigravity.sandbox.mind;

import dev.antigravity.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the mind says when no script tells it.
final class FreeSpeech {
    private static final int LONGEST_QUOTE = 2_000;

    private final Question question;

    FreeSpeech(Question question) {
        this.question = question;
    }

    List<Utterance> speak() {
        var said = new ArrayList<Utterance>();
        if (question.wishes().thinks()) {
            said.add(new Utterance.Thought("The sandbox looks at what it was given before it answers."));
        }
        said.addAll(calls());
        if (said.stream().noneMatch(Utterance.Call.class::isInstance)) {
            said.add(new Utterance.Speech(answer()));
        }
        return said;
    }

    private List<Utterance> calls() {
        if (!(question.toolbox().choice() instanceof ToolChoice.Must(var names))) {
            return List.of();
        }
        return question.toolbox().tools().stream()
                .filter(tool -> names.isEmpty() || names.contains(tool.name()))
                .limit(1)
                .<Utterance>map(tool -> new Utterance.Call(tool, arguments(tool), true))
                .toList();
    }

    private static String arguments(OfferedTool tool) {
        return tool.isFreeText()
                ? "sandbox"
                : tool.schema()
                        .map(schema -> Json.text(new SchemaExample(schema).make()))
                        .orElse("{}");
    }

    private String answer() {
        var schema = question.wishes().answerSchema();
        if (schema.isPresent()) {
            return Json.text(new SchemaExample(schema.get()).make());
        }
        var results = news(Part.Result.class).toList();
        return results.isEmpty() ? echo() : quote(results);
    }

    private String echo() {
        var asked = question.turns().reversed().stream()
                .filter(turn -> turn.role() == Role.USER)
                .flatMap(turn -> turn.all(Part.Text.class).toList().reversed().stream())
                .map(Part.Text::text)
                .filter(text -> !text.isBlank())
                .findFirst();
        return "This is the sandbox playing " + question.model().id() + "; no real model was asked."
                + asked.map(text -> " You wrote: \"" + shortened(text) + "\".").orElse("")
                + describe(news(Part.Media.class));
    }

    private String quote(List<Part.Result> results) {
        var quotes = results.stream()
                .map(result -> " " + result.tool() + (result.isError() ? " failed" : " gave")
                        + (result.text().isEmpty() ? " no text." : ": \"" + shortened(result.text()) + "\"."))
                .collect(Collectors.joining());
        var media = Stream.concat(results.stream().flatMap(result -> result.media().stream()), news(Part.Media.class));
        return "The sandbox has " + (results.size() == 1 ? "the result." : results.size() + " results.") + quotes
                + describe(media);
    }

    private static String describe(Stream<Part.Media> media) {
        var descriptions = media.map(Part.Media::description).toList();
        return descriptions.isEmpty() ? "" : " It was shown: " + String.join(", ", descriptions) + ".";
    }

    private <T extends Part> Stream<T> news(Class<T> kind) {
        return question.news().stream().flatMap(turn -> turn.all(kind));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
