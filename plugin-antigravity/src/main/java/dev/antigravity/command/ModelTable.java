package dev.antigravity.command;

import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.Price;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Models side by side, for people.
final class ModelTable {
    private static final Text UNKNOWN = Text.EMPTY.muted("?");

    private static final List<Column> COLUMNS = List.of(
            new Column(Table.Column.left("Model"), model -> Optional.of(Text.EMPTY.key(model.id()))),
            new Column(Table.Column.left("Name"), model -> model.title().map(title -> Text.of(title.value()))),
            new Column(Table.Column.right("Context"), model -> tokens(model.context())),
            new Column(Table.Column.right("Output"), model -> tokens(model.maxOutput())),
            new Column(Table.Column.right("In / out"), model -> model.price().map(price -> cost(price.value()))),
            new Column(
                    Table.Column.left("Can"),
                    model -> model.capabilities().map(all -> Text.EMPTY.muted(Wording.capabilities(all.value())))));

    private static final Column SOURCES = new Column(
            Table.Column.left("Says who"), model -> Optional.of(Text.EMPTY.muted(ModelFactSources.of(model))));

    private record Column(Table.Column head, Function<Model, Optional<Text>> cell) {}

    private ModelTable() {}

    /// Columns of which nothing is known are left out.
    static Table of(List<Model> models, boolean withSources) {
        var shown = Stream.concat(COLUMNS.stream(), withSources ? Stream.of(SOURCES) : Stream.empty())
                .filter(column -> models.stream()
                        .anyMatch(model -> column.cell().apply(model).isPresent()))
                .toList();
        var rows = models.stream()
                .map(model -> shown.stream()
                        .map(column -> column.cell().apply(model).orElse(UNKNOWN))
                        .toList())
                .toList();
        return new Table(shown.stream().map(Column::head).toList(), rows);
    }

    private static Optional<Text> tokens(Optional<Fact<Long>> fact) {
        return fact.map(tokens -> Text.of(Wording.tokens(tokens.value())));
    }

    /// In US dollars a million tokens.
    private static Text cost(Price price) {
        var longer = price.longer().isEmpty() ? "" : "+";
        return Text.of("$" + price.standard().input().toPlainString() + " / "
                + price.standard().output().toPlainString() + longer);
    }
}
