package dev.antigravity.command;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.CancelledException;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.PicturePrices.Quote;
import java.math.BigDecimal;
import java.util.Optional;

/// Says what pictures will cost, and asks if that may be more than the user wants to spend unasked.
///
/// @param limit in US dollars
/// @param isYes whether the user has said yes already
record PriceQuestion(BigDecimal limit, boolean isYes) {
    static PriceQuestion of(Arguments arguments, BigDecimal standard) {
        return new PriceQuestion(
                arguments.value("confirm-above").map(PriceQuestion::amount).orElse(standard), arguments.has("yes"));
    }

    private static BigDecimal amount(String word) {
        if (!word.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw new CommandException(
                    ErrorCode.USAGE, "--confirm-above is \"" + word + "\".", "Give US dollars, such as 0.50.");
        }
        return new BigDecimal(word);
    }

    /// @throws CancelledException                        if the answer is no
    /// @throws dev.antigravity.api.NeedsInputException if nobody is there to answer
    void ask(Optional<Quote> quote, Conversation conversation) {
        if (quote.isEmpty()) {
            conversation.show(Text.EMPTY.muted("Cost: unpriced, no list we know has such pictures"));
            confirm(limit.signum() == 0, "Nobody knows what this costs. Go on?", conversation);
            return;
        }
        var told = PictureTill.range(quote.get()) + " (" + quote.get().source() + ", "
                + quote.get().day() + ")";
        conversation.show(Text.EMPTY.muted("Cost: " + told + ", and what is sent"));
        confirm(quote.get().most().compareTo(limit) > 0, "This may cost " + told + ". Go on?", conversation);
    }

    private void confirm(boolean isMuch, String question, Conversation conversation) {
        if (isMuch && !isYes && !conversation.confirm(Confirm.of(question)).orThrow()) {
            throw new CancelledException("Nothing was drawn.");
        }
    }
}
